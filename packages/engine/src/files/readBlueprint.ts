import {
  appStackSchema,
  type AppStack,
  type GeneratedResource,
} from 'backstage-plugin-stackgen-common';

/**
 * What `stackgen.json` says of the run that wrote it.
 *
 * @public
 */
export interface Blueprint {
  /** The appStack that was written. */
  readonly appStack: AppStack;
  /** Paths of all files that belong to the stack. */
  readonly files: string[];
  /** Resources, as far as `compareGenerations` looks at them. */
  readonly resources: GeneratedResource[];
}

/**
 * Reads a blueprint that `generate` wrote.
 *
 * @returns undefined when the text is not one
 * @public
 */
export function readBlueprint(text: string): Blueprint | undefined {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { files, resources, ...rest } = Object(value) as Record<
    string,
    unknown
  >;
  const known = Object.keys(appStackSchema.shape);
  const appStack = appStackSchema.safeParse(
    Object.fromEntries(
      Object.entries(rest).filter(([name]) => known.includes(name)),
    ),
  );
  if (!appStack.success) {
    return undefined;
  }
  return {
    appStack: appStack.data,
    files: Array.isArray(files) ? files.map(String) : [],
    resources: Object.entries(Object(resources) as object).map(
      ([address, line]) => resourceOf(address, String(line)),
    ),
  };
}

function resourceOf(address: string, line: string): GeneratedResource {
  const [hash, ...replacing] = line.split(' ');
  return {
    address,
    type: address.split('.', 1)[0],
    file: '',
    implicit: false,
    reason: '',
    hash,
    ...(replacing.length > 0 && {
      replacing: Object.fromEntries(
        replacing.map(pair => pair.split('=', 2) as [string, string]),
      ),
    }),
  };
}
