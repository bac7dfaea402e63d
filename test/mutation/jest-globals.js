export const { describe, expect, it } = globalThis;
