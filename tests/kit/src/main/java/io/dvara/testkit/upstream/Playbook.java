package io.dvara.testkit.upstream;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/** Chooses the script of a request: rules first, then the queue, then the fallback. */
final class Playbook {

    private record Rule(Predicate<ReceivedRequest> matching, Responder responder) {}

    private final List<Rule> rules = new CopyOnWriteArrayList<>();
    private final Deque<Script> queue = new ConcurrentLinkedDeque<>();
    private volatile Optional<Responder> otherwise = Optional.empty();

    void enqueue(List<Script> scripts) {
        queue.addAll(scripts);
    }

    void on(Predicate<ReceivedRequest> matching, Responder responder) {
        rules.add(new Rule(matching, responder));
    }

    void otherwise(Responder responder) {
        otherwise = Optional.of(responder);
    }

    Optional<Script> choose(ReceivedRequest request) {
        for (Rule rule : rules) {
            if (rule.matching().test(request)) {
                return Optional.of(rule.responder().answer(request));
            }
        }
        return Optional.ofNullable(queue.poll()).or(() -> otherwise.map(responder -> responder.answer(request)));
    }

    /** Answers by each script once, in order, and from then on by the last one. */
    static Responder inOrder(List<Script> scripts) {
        if (scripts.isEmpty()) {
            throw new IllegalArgumentException("name at least one script");
        }
        Deque<Script> left = new ArrayDeque<>(scripts);
        return _ -> left.size() > 1 ? left.removeFirst() : left.getFirst();
    }
}
