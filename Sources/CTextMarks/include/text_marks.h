#ifndef TEXT_MARKS_H
#define TEXT_MARKS_H

#include <stddef.h>
#include <stdint.h>

/// Bytes that may be read behind a text, whatever they are.
#define TEXT_MARKS_GUARD 64

/// Where a stretch of delimited text divides into cells and lines. Each list holds as many positions
/// as the text has bytes and 8 more.
typedef struct {
  /// Positions of delimiters and line feeds.
  int32_t *cell_ends;
  /// For each line feed the number of cell ends up to it, itself included.
  int32_t *lines;
  /// Positions of bytes that plain cells do not have: blanks, controls, quotes, bytes beyond ASCII.
  /// A carriage return before a line feed is none.
  int32_t *specials;
  size_t cell_end_count;
  size_t line_count;
  size_t special_count;
} text_marks;

/// Finds the marks of `length` bytes, at most 2^30.
void text_marks_find(text_marks *marks, const uint8_t *text, size_t length, uint8_t delimiter);

#endif
