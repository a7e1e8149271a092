package io.dvara.provider.bedrock;

/**
 * What is asked of a model.
 *
 * @param model the id of a model or an inference profile, or an ARN
 * @param name the last part of the address
 * @param accept the media type of the answer
 */
record Operation(String model, String name, String accept) {

    private static final String JSON = "application/json";
    private static final String FRAMES = "application/vnd.amazon.eventstream";

    /** An answer at once. */
    static Operation converse(String model) {
        return new Operation(model, "converse", JSON);
    }

    /** An answer piece by piece. */
    static Operation converseStream(String model) {
        return new Operation(model, "converse-stream", FRAMES);
    }

    /** An answer in the words of the model's maker. */
    static Operation invoke(String model) {
        return new Operation(model, "invoke", JSON);
    }

    /**
     * A count.
     *
     * <p>The vendor counts for models and refuses the inference profiles by which many are asked for.
     */
    static Operation countTokens(String model) {
        return new Operation(Family.of(model).isKnown() ? Family.bare(model) : model, "count-tokens", JSON);
    }
}
