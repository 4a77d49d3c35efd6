import { z } from 'zod';

/** What a parameter's `.meta()` says beside zod's own `title` and `description`. */
export interface ParameterMeta {
  readonly title: string;
  readonly description: string;
  /** `GB`, `MB`, `seconds`. */
  readonly unit?: string;
  /** Environments cannot differ, because other blocks would be written. */
  readonly structural?: boolean;
  /** Versions that were offered once or still are somewhere, and when each ended. */
  readonly ended?: Readonly<Record<string, string>>;
}

/** Attaches what a form and the documentation show. */
export function about<S extends z.ZodType>(schema: S, meta: ParameterMeta): S {
  return schema.meta({ ...meta }) as S;
}

/** Sizes that standards profiles set for all types at once. */
export const sizeParameter = about(
  z.enum(['small', 'medium', 'large']).default('small'),
  {
    title: 'Size',
    description:
      'How much computing power it gets. Details have parameters of their own where they matter.',
  },
);

/** Redundancy over several zones. */
export const highAvailabilityParameter = about(z.boolean().default(false), {
  title: 'High availability',
  description: 'Survives the loss of one availability zone.',
});

/** Protection against `terraform destroy` and accidental removal. */
export const deletionProtectionParameter = about(z.boolean().default(true), {
  title: 'Deletion protection',
  description: 'The cloud refuses to delete it until this is switched off.',
});

/** How far back one can go after a mistake. */
export const backupDaysParameter = about(
  z.number().int().min(7).max(35).default(14),
  {
    title: 'Backups',
    description: 'How long one can go back to any point in time.',
    unit: 'days',
  },
);
