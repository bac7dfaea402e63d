/** Compares two texts by their UTF-8 bytes, the order in which everything public is sorted. For `sort`. */
export const compareUtf8 = (left: string, right: string): number => {
  const length = Math.min(left.length, right.length);
  for (let index = 0; index < length; index += 1) {
    const one = left.charCodeAt(index);
    const other = right.charCodeAt(index);
    if (one !== other) return utf8Rank(one) - utf8Rank(other);
  }
  return left.length - right.length;
};

/** UTF-16 puts surrogates (code points from 65536) before U+E000..U+FFFF, UTF-8 after them: they change places. */
const utf8Rank = (unit: number): number => (unit < 0xd800 ? unit : unit < 0xe000 ? unit + 0x2000 : unit - 0x800);

/** Whether the text is a sequence of code points: no surrogate stands alone, so it has UTF-8 bytes at all. */
export const isWellFormedText = (text: string): boolean => !loneSurrogate.test(text);

const loneSurrogate = /\p{Surrogate}/u;
