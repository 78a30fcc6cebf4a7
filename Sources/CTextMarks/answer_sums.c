#include "answer_sums.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define TARGET __attribute__((target("avx2,bmi,popcnt")))
#define INLINE static inline __attribute__((always_inline))

bool answer_sums_are_possible(void) {
  return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi")
      && __builtin_cpu_supports("popcnt");
}

TARGET INLINE uint64_t digits_of_64(const uint8_t *text) {
  uint64_t digits = 0;
  for (int part = 0; part < 64; part += 32) {
    __m256i bytes = _mm256_loadu_si256((const __m256i *)(text + part));
    __m256i is_digit = _mm256_andnot_si256(
        _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8('9')),
        _mm256_cmpgt_epi8(bytes, _mm256_set1_epi8('0' - 1)));
    digits |= (uint64_t)(uint32_t)_mm256_movemask_epi8(is_digit) << part;
  }
  return digits;
}

/// Whether all cells are blank or one digit.
TARGET INLINE bool are_short(const uint8_t *text, const int32_t *ends, int32_t count) {
  int32_t start = ends[-1] + 1;
  int32_t length = ends[count - 1] - start;
  if (length >= 2 * count) return false;
  uint64_t digits = digits_of_64(text + start) & (((uint64_t)1 << length) - 1);
  return (digits & digits >> 1) == 0
      && __builtin_popcountll(digits) == length - (count - 1);
}

TARGET INLINE __m256i first_lanes_32(int32_t count) {
  const __m256i lanes = _mm256_setr_epi8(
      0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21, 22, 23, 24, 25,
      26, 27, 28, 29, 30, 31);
  return _mm256_cmpgt_epi8(_mm256_set1_epi8((char)count), lanes);
}

/// The bytes before eight ends, those of lanes beyond `count` 0.
TARGET INLINE __m256i bytes_before_8(const uint8_t *text, const int32_t *ends, int32_t count) {
  const __m256i lanes = _mm256_setr_epi32(0, 1, 2, 3, 4, 5, 6, 7);
  __m256i is_there = _mm256_cmpgt_epi32(_mm256_set1_epi32(count), lanes);
  __m256i four = _mm256_mask_i32gather_epi32(
      _mm256_setzero_si256(), (const int *)(text - 4), _mm256_maskload_epi32(ends, is_there),
      is_there, 1);
  return _mm256_srli_epi32(four, 24);
}

/// The byte before each end: the digit of a cell, or the delimiter before a blank.
TARGET INLINE __m256i last_bytes(const uint8_t *text, const int32_t *ends, int32_t count) {
  __m256i first = _mm256_packus_epi32(
      bytes_before_8(text, ends, count), bytes_before_8(text, ends + 8, count - 8));
  __m256i second = _mm256_packus_epi32(
      bytes_before_8(text, ends + 16, count - 16), bytes_before_8(text, ends + 24, count - 24));
  return _mm256_permutevar8x32_epi32(
      _mm256_packus_epi16(first, second), _mm256_setr_epi32(0, 4, 1, 5, 2, 6, 3, 7));
}

TARGET INLINE void add_class(int64_t *words, __m256i is_class, int32_t count, __m256i packed) {
  int8_t lanes[32];
  _mm256_storeu_si256((__m256i *)lanes, is_class);
  for (int32_t lane = 0; lane < count; lane += 4) {
    __m256i mask = _mm256_cvtepi8_epi64(_mm_loadu_si32(lanes + lane));
    __m256i *word = (__m256i *)(words + lane);
    _mm256_storeu_si256(
        word, _mm256_add_epi64(_mm256_loadu_si256(word), _mm256_and_si256(mask, packed)));
  }
}

TARGET INLINE void add_pairs(
    const answer_columns *columns, uint32_t given, uint32_t satisfied, int64_t weight,
    int64_t packed, int64_t *pairs) {
  for (int32_t pair = 0; pair < columns->pair_count; pair++, pairs += 4) {
    int64_t x = __builtin_popcount(given & columns->pair_members[pair]);
    int64_t y = __builtin_popcount(satisfied & columns->pair_members[pair]);
    if (x == 0) continue;
    pairs[0] += packed;
    pairs[1] += weight * x * x;
    pairs[2] += weight * x * y;
    pairs[3] += weight * y * y;
  }
}

TARGET bool answer_sums_add(
    const answer_columns *columns, const uint8_t *text, const int32_t *ends, int64_t weight,
    int64_t packed, int64_t *classes, int64_t *pairs) {
  int32_t count = columns->count;
  if (!are_short(text, ends, count)) return false;
  __m256i codes = _mm256_min_epu8(
      _mm256_sub_epi8(last_bytes(text, ends, count), _mm256_set1_epi8('0')), _mm256_set1_epi8(10));
  __m256i table =
      _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)columns->class_of_code));
  __m256i found = _mm256_shuffle_epi8(table, codes);
  __m256i is_there = first_lanes_32(count);
  __m256i unknown = _mm256_cmpeq_epi8(found, _mm256_set1_epi8(ANSWER_SUMS_UNKNOWN));
  if (!_mm256_testz_si256(unknown, is_there)) return false;
  uint32_t given = 0;
  uint32_t satisfied = 0;
  for (int32_t class = 0; class < columns->class_count; class++) {
    __m256i is_class =
        _mm256_and_si256(_mm256_cmpeq_epi8(found, _mm256_set1_epi8((char)class)), is_there);
    add_class(classes + class * columns->stride, is_class, count, _mm256_set1_epi64x(packed));
    uint32_t lanes = (uint32_t)_mm256_movemask_epi8(is_class);
    given |= lanes;
    if (columns->satisfied_classes >> class & 1) satisfied |= lanes;
  }
  add_pairs(columns, given, satisfied, weight, packed, pairs);
  return true;
}

#else

bool answer_sums_are_possible(void) { return false; }

bool answer_sums_add(
    const answer_columns *columns, const uint8_t *text, const int32_t *ends, int64_t weight,
    int64_t packed, int64_t *classes, int64_t *pairs) {
  return false;
}

#endif
