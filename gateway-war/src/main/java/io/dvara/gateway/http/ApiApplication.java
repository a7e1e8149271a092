package io.dvara.gateway.http;

import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The public API. */
@ApplicationPath("/v1")
public class ApiApplication extends Application {

    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(ApiResource.class, ErrorMapper.class);
    }
}
