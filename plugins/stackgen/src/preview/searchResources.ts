import type { GeneratedResource } from 'backstage-plugin-stackgen-common';

/** The resources whose address, entity, reason or file has the words. */
export function searchResources(
  resources: GeneratedResource[],
  text: string,
): GeneratedResource[] {
  const wanted = text.trim().toLocaleLowerCase('en-US');
  return resources.filter(({ address, entityRef = '', reason, file }) =>
    [address, entityRef, reason, file].some(part =>
      part.toLocaleLowerCase('en-US').includes(wanted),
    ),
  );
}
