package io.dvara.gateway.plugins;

import io.dvara.testkit.upstream.Script;
import io.dvara.testkit.upstream.ScriptedUpstream;

/** Credentials of a cloud's machine, which the machine itself gives out on its own loopback. */
final class MachineRole implements AutoCloseable {

    private static final String PLACE = "aws.containerCredentialsFullUri";

    private final ScriptedUpstream machine;

    private MachineRole(ScriptedUpstream machine) {
        this.machine = machine;
    }

    static MachineRole granted() {
        ScriptedUpstream machine = ScriptedUpstream.start();
        machine.otherwise(
                Script.answer(200).header("Content-Type", "application/json").send("""
                {"AccessKeyId":"AKIDEXAMPLE","SecretAccessKey":"secret","Token":"token","Expiration":"2999-01-01T00:00:00Z"}
                """));
        System.setProperty(PLACE, machine.uri() + "/role");
        return new MachineRole(machine);
    }

    @Override
    public void close() {
        System.clearProperty(PLACE);
        machine.close();
    }
}
