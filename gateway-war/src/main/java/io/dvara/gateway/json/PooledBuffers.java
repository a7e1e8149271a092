package io.dvara.gateway.json;

import com.fasterxml.jackson.core.util.BufferRecycler;
import com.fasterxml.jackson.core.util.RecyclerPool;

/** The buffers of readers and writers; those of writers are small, since every open stream holds some. */
final class PooledBuffers extends RecyclerPool.BoundedPoolBase<BufferRecycler> {

    private static final long serialVersionUID = 1;

    private static final int CAPACITY = 256;

    PooledBuffers() {
        super(CAPACITY);
    }

    @Override
    public BufferRecycler createPooled() {
        return new SmallWriters();
    }

    private static final class SmallWriters extends BufferRecycler {

        private static final int ENCODING_BYTES = 2000;
        private static final int CONCAT_CHARS = 500;

        @Override
        protected int byteBufferLength(int use) {
            return use == BYTE_WRITE_ENCODING_BUFFER ? ENCODING_BYTES : super.byteBufferLength(use);
        }

        @Override
        protected int charBufferLength(int use) {
            return use == CHAR_CONCAT_BUFFER ? CONCAT_CHARS : super.charBufferLength(use);
        }
    }
}
