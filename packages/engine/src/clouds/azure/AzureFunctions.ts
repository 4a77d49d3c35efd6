import {
  lazy,
  type BlockHandle,
  type Expression,
  type Value,
} from '../../terraform';
import type { AzureFoundation } from './AzureFoundation';

/** From small to large. */
const SIZES = ['small', 'medium', 'large'] as const;

type Size = (typeof SIZES)[number];

/**
 * Machines with 1, 2 and 4 cores that can be in a network. Source:
 * https://learn.microsoft.com/azure/app-service/app-service-configure-premium-v3-tier
 */
const MACHINES: Readonly<Record<Size, string>> = {
  small: 'P0v3',
  medium: 'P1v3',
  large: 'P2v3',
};

/** What the stack's functions run on: one plan, as large as the largest wants. */
export class AzureFunctions {
  readonly #azure: AzureFoundation;
  readonly #wanted: ((environment: string) => Size)[] = [];
  #plan: BlockHandle | undefined;

  constructor(azure: AzureFoundation) {
    this.#azure = azure;
  }

  planId(size: (environment: string) => Size): Expression {
    this.#wanted.push(size);
    this.#plan ??= this.#create();
    return this.#plan.ref('id');
  }

  #create(): BlockHandle {
    const azure = this.#azure;
    let machine: Value;
    azure.onFinish(() => {
      machine = azure.values.value(
        'functions_machine',
        'Kind of machine that functions run on.',
        environment => MACHINES[this.#largest(environment)],
      );
    });
    return azure.document
      .file('functions.tf', {
        provenance: { reason: 'Functions of the stack run on this plan.' },
      })
      .resource(
        'azurerm_service_plan',
        'functions',
        {
          ...azure.placed(),
          name: azure.name('functions', { maxLength: 60 }),
          os_type: 'Linux',
          sku_name: lazy(() => machine),
          // How much a function does at a time is set for each machine.
          worker_count: 1,
        },
        {
          skips: ['CKV_AZURE_212', 'CKV_AZURE_225'].map(checkov => ({
            checkov,
            reason:
              'More machines would do more at a time than functions say; Azure replaces one that fails.',
          })),
        },
      );
  }

  #largest(environment: string): Size {
    const wanted = this.#wanted.map(size => SIZES.indexOf(size(environment)));
    return SIZES[Math.max(...wanted)];
  }
}
