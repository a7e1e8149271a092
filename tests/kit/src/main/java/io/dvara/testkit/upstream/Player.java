package io.dvara.testkit.upstream;

import java.io.IOException;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** Plays one script on the wire; an interrupt says that the peer has left. */
final class Player {

    private final Wire wire;
    private final AnswerStream answer;

    Player(Wire wire) throws IOException {
        this.wire = wire;
        this.answer = new AnswerStream(wire.out());
    }

    /** Returns whether the connection may take another answer. */
    boolean play(Script script, String method) throws IOException, InterruptedException {
        if (!all(script.before())) {
            return false;
        }
        if (script.head().isPresent()) {
            answer.begin(script.head().get(), method, script.body());
        }
        return all(script.body()) && answer.end();
    }

    /** Returns false when a step ended the connection. */
    private boolean all(List<Step> steps) throws IOException, InterruptedException {
        for (Step step : steps) {
            if (!one(step)) {
                return false;
            }
        }
        return true;
    }

    private boolean one(Step step) throws IOException, InterruptedException {
        switch (step) {
            case Step.Send(byte[] bytes) -> answer.send(bytes);
            case Step.SendRaw(byte[] bytes) -> answer.sendRaw(bytes);
            case Step.Repeat(long times, List<Step> steps) -> {
                return repeat(times, steps);
            }
            case Step.Pause _, Step.Await _, Step.Stall _ -> {
                answer.flush();
                await(step);
            }
            case Step.CutOff(Cut how) -> {
                answer.flush();
                wire.cut(how);
                return false;
            }
        }
        return true;
    }

    private boolean repeat(long times, List<Step> steps) throws IOException, InterruptedException {
        for (long i = 0; i < times; i++) {
            if (Thread.interrupted()) {
                throw new InterruptedException("the peer left");
            }
            if (!all(steps)) {
                return false;
            }
        }
        return true;
    }

    private static void await(Step step) throws InterruptedException {
        switch (step) {
            case Step.Pause pause -> TimeUnit.NANOSECONDS.sleep(pause.duration().toNanos());
            case Step.Await await -> await.gate().pass();
            default -> new CountDownLatch(1).await();
        }
    }
}
