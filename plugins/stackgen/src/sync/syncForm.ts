import {
  nameSchema,
  type AppStackSummary,
  type Cloud,
  type PreviewRequest,
  type SyncMode,
  type SyncRequest,
} from 'backstage-plugin-stackgen-common';

/** What a person says in the first step of the dialog. */
export interface SyncForm {
  action: 'create' | 'update';
  /** Id of the appStack to update. */
  stackId?: string;
  name: string;
  /** The name was typed, so a change of cloud leaves it alone. */
  nameTyped: boolean;
  cloud: Cloud;
  region: string;
  mapping: string;
  mode: SyncMode;
  /** Everything that the appStack was made for, or this entity alone. */
  scope: 'all' | 'entity';
}

const MAX_NAME = 63;

export function suggestName(entityName: string, cloud: Cloud): string {
  const fitting = entityName
    .toLocaleLowerCase('en-US')
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, MAX_NAME - cloud.length - 1)
    .replace(/^-+|-+$/g, '');
  return fitting ? `${fitting}-${cloud}` : cloud;
}

export function startForm(options: {
  entityName: string;
  cloud: Cloud;
  region: string;
  stack?: AppStackSummary;
  mayCreate: boolean;
  mayUpdate: boolean;
}): SyncForm {
  const { entityName, cloud, region, stack, mayCreate, mayUpdate } = options;
  const form: SyncForm = {
    action: 'create',
    name: suggestName(entityName, cloud),
    nameTyped: false,
    cloud,
    region,
    mapping: 'default',
    mode: 'merge',
    scope: 'all',
  };
  return stack && (mayUpdate || !mayCreate) ? toUpdate(form, stack) : form;
}

/** Turns to an existing appStack, with its cloud, region and mapping. */
export function toUpdate(form: SyncForm, stack: AppStackSummary): SyncForm {
  return {
    ...form,
    action: 'update',
    stackId: stack.id,
    cloud: stack.cloud,
    region: stack.region,
    mapping: stack.mapping,
    scope: 'all',
  };
}

export function toCreate(form: SyncForm, entityName: string): SyncForm {
  return {
    ...form,
    action: 'create',
    stackId: undefined,
    mode: 'merge',
    name: form.nameTyped ? form.name : suggestName(entityName, form.cloud),
  };
}

export function changePlace(
  form: SyncForm,
  change: { cloud: Cloud; region: string },
  entityName: string,
): SyncForm {
  return {
    ...form,
    ...change,
    name: form.nameTyped ? form.name : suggestName(entityName, change.cloud),
  };
}

export type NameFault =
  | { kind: 'form'; message: string }
  | { kind: 'taken' }
  | undefined;

export function checkName(
  form: SyncForm,
  stacks: AppStackSummary[],
): NameFault {
  if (form.action === 'update') {
    return undefined;
  }
  const parsed = nameSchema.safeParse(form.name);
  if (!parsed.success) {
    return { kind: 'form', message: parsed.error.issues[0].message };
  }
  return stacks.some(stack => stack.name === form.name)
    ? { kind: 'taken' }
    : undefined;
}

export function entityRefsOf(
  form: SyncForm,
  entityRef: string,
  stack?: AppStackSummary,
): string[] {
  return stack && form.scope === 'all' ? stack.entityRefs : [entityRef];
}

export function previewRequestOf(
  form: SyncForm,
  entityRef: string,
  stack?: AppStackSummary,
): PreviewRequest {
  return {
    entityRefs: entityRefsOf(form, entityRef, stack),
    cloud: form.cloud,
    region: form.region,
    name: stack?.name ?? form.name,
    mapping: form.mapping,
    ...(stack && { appStackId: stack.id, mode: form.mode }),
  };
}

export function syncRequestOf(
  form: SyncForm,
  entityRef: string,
  stack: AppStackSummary,
  takeTheirs: Record<string, string[]>,
): SyncRequest {
  return {
    mode: form.mode,
    expectedRevision: stack.revision.revision,
    mapping: form.mapping,
    region: form.region,
    ...(form.scope === 'entity' && { entityRefs: [entityRef] }),
    ...(Object.keys(takeTheirs).length > 0 && { takeTheirs }),
  };
}
