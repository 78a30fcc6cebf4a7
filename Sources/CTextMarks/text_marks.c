#include "text_marks.h"

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define BLOCK 64
#define INLINE static inline __attribute__((always_inline))

/// One bit a byte of a block.
typedef struct {
  uint64_t delimiters;
  uint64_t line_feeds;
  uint64_t specials;
} block_masks;

INLINE void take_cell_ends(text_marks *marks, int32_t base, uint64_t bits) {
  int32_t *out = marks->cell_ends + marks->cell_end_count;
  for (; bits; bits &= bits - 1) *out++ = base + __builtin_ctzll(bits);
  marks->cell_end_count = (size_t)(out - marks->cell_ends);
}

typedef void take_ends_function(text_marks *marks, int32_t base, uint64_t ends);

INLINE void take(
    text_marks *marks, const uint8_t *text, int32_t base, block_masks masks,
    take_ends_function *take_ends) {
  uint64_t ends = masks.delimiters | masks.line_feeds;
  int32_t before = (int32_t)marks->cell_end_count;
  take_ends(marks, base, ends);
  for (uint64_t feeds = masks.line_feeds; feeds; feeds &= feeds - 1) {
    uint64_t upto = feeds ^ (feeds - 1);
    marks->lines[marks->line_count++] = before + __builtin_popcountll(ends & upto);
  }
  for (uint64_t bits = masks.specials & ~ends; bits; bits &= bits - 1) {
    int32_t position = base + __builtin_ctzll(bits);
    if (text[position] == '\r' && text[position + 1] == '\n') continue;
    marks->specials[marks->special_count++] = position;
  }
}

INLINE block_masks first_bits(block_masks masks, size_t count) {
  uint64_t bits = ((uint64_t)1 << count) - 1;
  block_masks kept = {masks.delimiters & bits, masks.line_feeds & bits, masks.specials & bits};
  return kept;
}

#if defined(__x86_64__)

/// The positions of the bits set in a byte, in order.
static uint8_t bit_positions[256][8];

__attribute__((constructor)) static void fill_bit_positions(void) {
  for (int byte = 0; byte < 256; byte++) {
    int count = 0;
    for (int bit = 0; bit < 8; bit++) {
      if (byte >> bit & 1) bit_positions[byte][count++] = (uint8_t)bit;
    }
  }
}

/// Writes the positions of eight bytes at once, those that are not there too: a branch a cell would
/// be mispredicted.
__attribute__((target("avx2,bmi,popcnt"))) INLINE void take_ends_by_8(
    text_marks *marks, int32_t base, uint64_t ends) {
  int32_t *out = marks->cell_ends + marks->cell_end_count;
  marks->cell_end_count += (size_t)__builtin_popcountll(ends);
  for (int byte = 0; byte < 8; byte++) {
    uint8_t bits = (uint8_t)(ends >> (8 * byte));
    __m256i offsets =
        _mm256_cvtepu8_epi32(_mm_loadl_epi64((const __m128i *)bit_positions[bits]));
    _mm256_storeu_si256(
        (__m256i *)out, _mm256_add_epi32(offsets, _mm256_set1_epi32(base + 8 * byte)));
    out += __builtin_popcount(bits);
  }
}

// As signed numbers, blanks, controls and all bytes beyond ASCII are below 0x21.

__attribute__((target("avx2,bmi,popcnt"))) static void find_by_32(
    text_marks *marks, const uint8_t *text, size_t length, uint8_t delimiter) {
  const __m256i delimiters = _mm256_set1_epi8((char)delimiter);
  const __m256i feeds = _mm256_set1_epi8('\n');
  const __m256i quotes = _mm256_set1_epi8('"');
  const __m256i printable = _mm256_set1_epi8(0x21);
  for (size_t base = 0; base < length; base += BLOCK) {
    block_masks masks = {0, 0, 0};
    for (int part = 0; part < BLOCK; part += 32) {
      __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + base + part));
      __m256i special =
          _mm256_or_si256(_mm256_cmpgt_epi8(printable, bytes), _mm256_cmpeq_epi8(bytes, quotes));
      masks.delimiters |=
          (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, delimiters)) << part;
      masks.line_feeds |=
          (uint64_t)(uint32_t)_mm256_movemask_epi8(_mm256_cmpeq_epi8(bytes, feeds)) << part;
      masks.specials |= (uint64_t)(uint32_t)_mm256_movemask_epi8(special) << part;
    }
    if (length - base < BLOCK) masks = first_bits(masks, length - base);
    take(marks, text, (int32_t)base, masks, take_ends_by_8);
  }
}

#endif

static void find_by_1(text_marks *marks, const uint8_t *text, size_t length, uint8_t delimiter) {
  for (size_t base = 0; base < length; base += BLOCK) {
    block_masks masks = {0, 0, 0};
    for (int offset = 0; offset < BLOCK; offset++) {
      uint8_t byte = text[base + (size_t)offset];
      masks.delimiters |= (uint64_t)(byte == delimiter) << offset;
      masks.line_feeds |= (uint64_t)(byte == '\n') << offset;
      masks.specials |= (uint64_t)((int8_t)byte < 0x21 || byte == '"') << offset;
    }
    if (length - base < BLOCK) masks = first_bits(masks, length - base);
    take(marks, text, (int32_t)base, masks, take_cell_ends);
  }
}

void text_marks_find(text_marks *marks, const uint8_t *text, size_t length, uint8_t delimiter) {
  marks->cell_end_count = 0;
  marks->line_count = 0;
  marks->special_count = 0;
#if defined(__x86_64__)
  if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")) {
    find_by_32(marks, text, length, delimiter);
    return;
  }
#endif
  find_by_1(marks, text, length, delimiter);
}
