/** Columns of text, the first line as a heading; figures to the right. */
export function table(
  heading: readonly string[],
  rows: readonly (readonly string[])[],
): string {
  const widths = heading.map((title, column) =>
    Math.max(title.length, ...rows.map(row => row[column].length)),
  );
  return [heading, ...rows]
    .map(row =>
      row
        .map((cell, column) => cell.padStart(widths[column]))
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
