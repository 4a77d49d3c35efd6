import type { GeneratedFile } from 'backstage-plugin-stackgen-common';

/** In the order in which they are shown. */
export const FILE_GROUPS = [
  'entities',
  'foundation',
  'environments',
  'ci',
  'other',
] as const;

export type FileGroupName = (typeof FILE_GROUPS)[number];

export interface FileGroup {
  name: FileGroupName;
  files: GeneratedFile[];
}

const CI_PATH =
  /^(\.github\/|\.gitlab-ci\.ya?ml$|azure-pipelines\.ya?ml$|\.ci\/)/;

export function groupOfFile(file: GeneratedFile): FileGroupName {
  if (file.path.startsWith('environments/')) {
    return 'environments';
  }
  if (CI_PATH.test(file.path)) {
    return 'ci';
  }
  if (file.entityRef !== undefined) {
    return 'entities';
  }
  return /\.tf(\.json)?$/.test(file.path) ? 'foundation' : 'other';
}

/** The files by what they are for; groups without files are left out. */
export function groupFiles(files: GeneratedFile[]): FileGroup[] {
  const groups = new Map<FileGroupName, GeneratedFile[]>();
  for (const file of files) {
    const name = groupOfFile(file);
    groups.set(name, [...(groups.get(name) ?? []), file]);
  }
  return FILE_GROUPS.flatMap(name => {
    const members = groups.get(name);
    return members
      ? [{ name, files: members.sort((a, b) => (a.path < b.path ? -1 : 1)) }]
      : [];
  });
}
