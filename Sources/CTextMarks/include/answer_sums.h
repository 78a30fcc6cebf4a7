#ifndef ANSWER_SUMS_H
#define ANSWER_SUMS_H

#include <stdbool.h>
#include <stdint.h>

/// Most answers of a row that are taken at once.
#define ANSWER_SUMS_MOST 32
/// Class of a code that belongs to none.
#define ANSWER_SUMS_NONE 0x7F
/// Class of a code that has not been met.
#define ANSWER_SUMS_UNKNOWN 0x7E

/// Answers in neighbouring columns whose cells mean the same in each of them.
typedef struct {
  /// Columns, at most `ANSWER_SUMS_MOST`.
  int32_t count;
  int32_t class_count;
  /// Words from one class of an answer to the next; a multiple of 4 and at least `count`.
  int32_t stride;
  int32_t pair_count;
  /// Class of the digits 0 to 9 and of the blank.
  uint8_t class_of_code[16];
  /// A bit for each class that satisfies.
  uint32_t satisfied_classes;
  /// For each pair a bit a column that belongs to it.
  const uint32_t *pair_members;
} answer_columns;

/// Whether this machine has the instructions.
bool answer_sums_are_possible(void);

/// Adds `packed` to the word of each answer's class, and to the sums of each pair (four words: rows,
/// xx, xy, yy) what the row's given answers x and satisfied ones y make of its weight.
///
/// `ends` are the ends of the cells, before them the end of the cell before; eight bytes before and
/// `TEXT_MARKS_GUARD` behind the text can be read. Returns false, and has added nothing, where a cell
/// is neither blank nor one digit, or its code has not been met.
bool answer_sums_add(
    const answer_columns *columns, const uint8_t *text, const int32_t *ends, int64_t weight,
    int64_t packed, int64_t *classes, int64_t *pairs);

#endif
