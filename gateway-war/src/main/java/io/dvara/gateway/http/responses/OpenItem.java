package io.dvara.gateway.http.responses;

import java.io.IOException;

/** An item that is being said; for one thread. */
interface OpenItem {

    /** Ends the item; once. */
    void close(String status) throws IOException;
}
