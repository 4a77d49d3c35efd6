import type {
  ExistingNetwork,
  Problem,
  Standards,
} from 'backstage-plugin-stackgen-common';
import type { EnvironmentValues } from '../standards/EnvironmentValues';
import {
  call,
  Expression,
  forList,
  variable,
  type BlockHandle,
  type Value,
} from '../terraform';

type TextKey = {
  [K in keyof ExistingNetwork]-?: ExistingNetwork[K] extends string | undefined
    ? K
    : never;
}[keyof ExistingNetwork];
type ListKey = 'privateSubnets' | 'publicSubnets';
type TagsKey = 'networkTags' | 'privateSubnetTags' | 'publicSubnetTags';

/** How a value that only people know comes in. */
interface Asked {
  /** Name of the variable. */
  readonly name: string;
  readonly description: string;
  /** What each text looks like, as a regular expression. */
  readonly pattern?: string;
  /** An example of it, for the message. */
  readonly example?: string;
}

/**
 * Which environments make a network of their own, and what the standards say of
 * those that are there.
 */
export class NetworkPlan {
  readonly #standards: Standards;
  readonly #values: EnvironmentValues;
  readonly #appStack: string;
  readonly #missing = new Map<string, string>();
  /** Blocks of the own network, and those that look up the one that is there. */
  readonly own = new Set<BlockHandle>();
  readonly lookups = new Set<BlockHandle>();

  constructor(
    standards: Standards,
    values: EnvironmentValues,
    appStack: string,
  ) {
    this.#standards = standards;
    this.#values = values;
    this.#appStack = appStack;
  }

  /** Whether an environment makes its own network. */
  createdIn(environment: string): boolean {
    return this.#modeOf(environment) === 'create';
  }

  /** Whether at least one environment makes its own network. */
  get creates(): boolean {
    return this.#values.environments.some(name => this.createdIn(name));
  }

  /** Whether at least one environment goes into a network that is there. */
  get joins(): boolean {
    return this.#values.environments.some(name => !this.createdIn(name));
  }

  /** How networks that are there are known. */
  get byIds(): boolean {
    return this.#values.environments.some(
      name => this.#modeOf(name) === 'byIds',
    );
  }

  /** Whether the environment that is deployed makes its own network. */
  whether(): Value {
    return this.#values.value(
      'creates_network',
      'Whether it makes a network of its own.',
      name => this.createdIn(name),
    );
  }

  /** A text about the network that is there. */
  text(key: TextKey, asked: Asked): Value {
    return this.#value(key, asked, '', text => this.#filled(text));
  }

  /** The text at a position of a list. */
  item(key: ListKey, position: number, asked: Asked): Value {
    const list = this.#value(
      key,
      asked,
      [],
      texts => environment =>
        texts.map(text => this.#filled(text)(environment)),
    );
    return list instanceof Expression
      ? list.at(position)
      : (list as Value[])[position];
  }

  /** The fewest texts that a list has in an environment that joins a network. */
  fewest(key: ListKey): number {
    return Math.min(
      ...this.#values.environments
        .filter(name => !this.createdIn(name))
        .map(name => this.#existing(name)[key]?.length ?? 0),
    );
  }

  /** Tags that something of the network that is there has. */
  tags(key: TagsKey, asked: Asked): Value {
    return this.#value(
      key,
      asked,
      {},
      tags => environment =>
        Object.fromEntries(
          Object.entries(tags).map(([name, text]) => [
            name,
            this.#filled(text)(environment),
          ]),
        ),
    );
  }

  /** Whether the standards say something of any network that is there. */
  says(key: keyof ExistingNetwork): boolean {
    return this.#values.environments.some(
      name => !this.createdIn(name) && this.#existing(name)[key] !== undefined,
    );
  }

  /** What the standards do not say of networks that are there. */
  problems(): Problem[] {
    return [...this.#missing].map(([key, environments]) => ({
      severity: 'info',
      code: 'placeholder',
      where: `standards ${this.#standards.name} → network → existing → ${key}`,
      message: `The standards do not say ${key} of the network that is there in ${environments}.`,
      mend: `Set network.existing.${key} in the standards, or the variable.`,
    }));
  }

  #value<K extends keyof ExistingNetwork, V extends string | object>(
    key: K,
    asked: Asked,
    none: V,
    fill: (
      value: NonNullable<ExistingNetwork[K]>,
    ) => (environment: string) => V,
  ): Value {
    const valueOf = (environment: string) => {
      if (this.createdIn(environment)) {
        return none;
      }
      const value = this.#existing(environment)[key];
      if (value === undefined) {
        const others = this.#missing.get(key);
        const names = new Set([...(others?.split(', ') ?? []), environment]);
        this.#missing.set(key, [...names].join(', '));
        return none;
      }
      return fill(value as NonNullable<ExistingNetwork[K]>)(environment);
    };
    const { name, description, pattern, example } = asked;
    type Tfvars = Parameters<EnvironmentValues['value']>[2];
    return this.byIds && pattern !== undefined
      ? this.#values.variable(name, description, valueOf as Tfvars, {
          validation: {
            condition: matching(name, {
              pattern: this.creates ? `(${pattern})?` : pattern,
              isList: Array.isArray(none),
              mayBeEmpty: this.creates,
            }),
            errorMessage: `${
              Array.isArray(none) ? 'Each' : 'It'
            } must look like ${example}${
              Array.isArray(none) && !this.creates ? ', and one be there' : ''
            }.`,
          },
        })
      : this.#values.value(name, description, valueOf as Tfvars);
  }

  #modeOf(environment: string) {
    const { network, environments } = this.#standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return own?.mode ?? network.mode;
  }

  #existing(environment: string): ExistingNetwork {
    const { network, environments } = this.#standards;
    const own = environments.find(({ name }) => name === environment)?.network;
    return { ...network.existing, ...own?.existing };
  }

  #filled(text: string): (environment: string) => string {
    return environment =>
      text
        .replaceAll('{environment}', environment)
        .replaceAll('{appStack}', this.#appStack);
  }
}

/** What is not there, in an environment with its own network, is empty. */
function matching(
  name: string,
  options: { pattern: string; isList: boolean; mayBeEmpty: boolean },
): Value {
  const { pattern, isList, mayBeEmpty } = options;
  const fits = (value: Value) =>
    call('can', call('regex', `^${pattern}$`, value));
  if (!isList) {
    return fits(variable(name));
  }
  const each = forList(variable(name), 'id', id => fits(id));
  return call(
    'alltrue',
    mayBeEmpty
      ? each
      : call('concat', [call('can', variable(name).at(0))], each),
  );
}
