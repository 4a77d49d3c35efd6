import type { RootConfigService } from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type {
  MappingEffect,
  PutMappingRequest,
} from 'backstage-plugin-stackgen-common';
import type { GenerateInput } from 'stackgen-engine';
import type { GenerationService } from '../generation/GenerationTask';
import type { MappingService } from '../mappings/MappingService';
import { InvalidInputError } from '../problems/InvalidInputError';
import type { Caller } from '../router/Caller';
import { readStandards } from '../standards/readStandards';
import type { AppStackReader } from './AppStackReader';
import { compareOutcomes } from './compareOutcomes';
import { readStackEntities } from './readStackEntities';

interface Options {
  config: RootConfigService;
  catalog: CatalogService;
  generation: GenerationService;
  mappings: MappingService;
  reader: AppStackReader;
}

/**
 * Tells what an edit of a mapping does to an appStack that uses it, before the
 * edit is saved. One appStack at a time: a mapping may be used by very many, and
 * each answer is bounded by the limits of generation.
 */
export class MappingEffectChecker {
  readonly #options: Options;

  static create(options: Options): MappingEffectChecker {
    return new MappingEffectChecker(options);
  }

  private constructor(options: Options) {
    this.#options = options;
  }

  /**
   * Compares a sync with the saved mapping with one with the edited mapping, both
   * as the caller sees the catalog. What either changes is not the edit's doing.
   */
  async check(options: {
    id: string;
    request: PutMappingRequest;
    caller: Caller;
  }): Promise<MappingEffect> {
    const { request, caller } = options;
    const { mapping } = request;
    const { config, catalog, generation, mappings, reader } = this.#options;
    const stored = await reader.get(options);
    const { summary, appStack } = stored;
    if (summary.mapping !== mapping.name) {
      throw new InvalidInputError('The request is not valid.', [
        {
          severity: 'error',
          code: 'other-mapping',
          where: 'name',
          message: `The appStack "${summary.name}" uses the mapping "${summary.mapping}", not "${mapping.name}".`,
          mend: 'Ask for the appStacks of this mapping.',
        },
      ]);
    }
    const saved = await mappings.getForEdit(request);

    const input: Omit<GenerateInput, 'mapping'> = {
      entities: await readStackEntities({ catalog, caller, stored }),
      entityRefs: appStack.entityRefs,
      cloud: summary.cloud,
      region: summary.region,
      name: summary.name,
      standards: readStandards(config),
      stored: appStack,
      mode: 'merge',
      today: new Date().toISOString().slice(0, 10),
    };
    const before = await generation.run({
      input: { ...input, mapping: saved.mapping },
    });
    const { resources, files } = before.generation;
    const after = await generation.run({
      input: { ...input, mapping },
      before: { appStack: before.generation.appStack, resources, files },
    });
    return {
      revision: summary.revision.revision,
      ...compareOutcomes(before, after),
    };
  }
}
