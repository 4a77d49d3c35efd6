import type { GeneratedFile } from 'backstage-plugin-stackgen-common';

/** The files whose path, entity or text has the words, in any case. */
export function searchFiles(
  files: GeneratedFile[],
  text: string,
): GeneratedFile[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  if (wanted === '') {
    return files;
  }
  return files.filter(file =>
    [file.path, file.entityRef ?? '', file.content].some(part =>
      part.toLocaleLowerCase('en-US').includes(wanted),
    ),
  );
}
