package io.dvara.sdk;

import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.SourceCodeAnalysis.CompletionInfo;

/** Java as it stands on a page: imports, types and statements, without a class around them. */
record Program(String text) {

    /** Runs the program within this virtual machine and returns what it printed. */
    String run() {
        PrintStream out = System.out;
        ByteArrayOutputStream printed = new ByteArrayOutputStream();
        System.setOut(new PrintStream(printed, true, StandardCharsets.UTF_8));
        try (JShell shell = JShell.builder().executionEngine("local").build()) {
            for (String jar : System.getProperty("java.class.path").split(File.pathSeparator)) {
                shell.addToClasspath(jar);
            }
            shell.eval("import java.util.*;");
            run(shell);
        } finally {
            System.setOut(out);
        }
        return printed.toString(StandardCharsets.UTF_8).strip();
    }

    private void run(JShell shell) {
        String rest = text;
        while (!rest.isBlank()) {
            CompletionInfo next = shell.sourceCodeAnalysis().analyzeCompletion(rest);
            shell.eval(next.source()).forEach(event -> check(shell, event));
            rest = next.remaining();
        }
    }

    private static void check(JShell shell, SnippetEvent event) {
        if (event.exception() != null) {
            throw new AssertionError(event.snippet().source(), event.exception());
        }
        if (event.status() == Snippet.Status.REJECTED) {
            List<String> reasons = shell.diagnostics(event.snippet())
                    .map(it -> it.getMessage(Locale.ROOT))
                    .toList();
            throw new AssertionError(event.snippet().source() + reasons);
        }
    }
}
