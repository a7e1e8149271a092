package io.dvara.provider.gemini;

/** By which of Google's two doors the models are reached; they differ in small things. */
enum Door {
    /** The Gemini API. */
    GEMINI,
    /** Vertex AI. */
    VERTEX
}
