import type { AccessLevel, Cloud } from 'backstage-plugin-stackgen-common';
import type { z } from 'zod';
import type { AnyImplementation } from '../clouds/Cloud';
import type { AwsImplementation } from '../clouds/aws/AwsImplementation';
import type { AzureImplementation } from '../clouds/azure/AzureImplementation';
import type { CivoImplementation } from '../clouds/civo/CivoImplementation';
import type { GcpImplementation } from '../clouds/gcp/GcpImplementation';

/**
 * An abstract, cloud-neutral thing that an entity can become.
 *
 * Its parameters are a zod object whose members all have a default or are
 * optional; each member carries `.meta({ title, description, unit? })`, and
 * `structural: true` when environments cannot have different values because
 * other blocks would have to be written.
 */
export interface ResourceType<P extends z.ZodObject = z.ZodObject> {
  /** `postgres-database`; also its folder's name. */
  readonly name: string;
  readonly title: string;
  /** One sentence: what one gets. */
  readonly description: string;
  readonly category: Category;
  readonly parameters: P;
  /** What a consumer may ask for; absent when nothing can connect to it. */
  readonly access?: {
    readonly levels: readonly AccessLevel[];
    readonly default: AccessLevel;
    /** Default for consumers of some types: a queue subscribes to a topic. */
    readonly defaultFor?: Readonly<Record<string, AccessLevel>>;
  };
  /** How each cloud provides it; the first is the default. */
  readonly implementations: {
    readonly aws?: readonly AwsImplementation<z.output<P>>[];
    readonly azure?: readonly AzureImplementation<z.output<P>>[];
    readonly gcp?: readonly GcpImplementation<z.output<P>>[];
    readonly civo?: readonly CivoImplementation<z.output<P>>[];
  } & { readonly [cloud in Cloud]?: readonly AnyImplementation[] };
  /** Name of the parameter that `stackgen.io/<name>` means; itself when absent. */
  readonly parameterOfAnnotation?: (name: string) => string;
  /** What may be asked of it like a parameter, and has one answer. */
  readonly settled?: Readonly<Record<string, Settled>>;
  /** What to use on a cloud that does not offer it. */
  readonly alternatives?: Partial<Record<Cloud, string>>;
}

/** What a type always is, where others leave the choice. */
export interface Settled {
  readonly value: string;
  /** Why anything else is refused. */
  readonly message: string;
  readonly mend: string;
}

/** Sections of the list of resource types. */
export type Category =
  | 'compute'
  | 'web'
  | 'database'
  | 'storage'
  | 'messaging'
  | 'analytics'
  | 'integration'
  | 'security'
  | 'network'
  | 'provider'
  | 'own';

/** Keeps the parameters' types while a definition is written. */
export function defineResourceType<P extends z.ZodObject>(
  definition: ResourceType<P>,
): ResourceType {
  return definition as unknown as ResourceType;
}
