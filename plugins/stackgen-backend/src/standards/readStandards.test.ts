import { mockServices } from '@backstage/backend-test-utils';
import {
  standardsProfileSchema,
  standardsSchema,
  type StandardsProfileInput,
} from 'backstage-plugin-stackgen-common';
import type { Config } from '../../config';
import { readStandards } from './readStandards';

describe('readStandards', () => {
  it('gives the default ones when there is no configuration', () => {
    expect(readStandards(mockServices.rootConfig())).toEqual([
      standardsSchema.parse({}),
    ]);
  });

  it('fills up what the configuration leaves out', () => {
    const config = mockServices.rootConfig({
      data: { stackgen: { standards: { name: 'acme', tags: { team: 'x' } } } },
    });
    expect(readStandards(config)).toEqual([
      standardsSchema.parse({ name: 'acme', tags: { team: 'x' } }),
    ]);
  });

  it('reads a list of profiles', () => {
    const config = mockServices.rootConfig({
      data: {
        stackgen: {
          standards: [
            { name: 'shop', when: 'domain == "shop"' },
            { name: 'everybody' },
          ],
        },
      },
    });
    expect(readStandards(config).map(({ name, when }) => [name, when])).toEqual(
      [
        ['shop', 'domain == "shop"'],
        ['everybody', undefined],
      ],
    );
  });

  it('reads what the typed configuration declares, and nothing else', () => {
    // The types are compared at compile time: each must fit the other.
    type Declared = Required<
      Extract<
        NonNullable<NonNullable<Config['stackgen']>['standards']>,
        unknown[]
      >[number]
    >;
    const keys: Record<keyof Declared, true> &
      Record<keyof StandardsProfileInput, true> = {
      name: true,
      when: true,
      naming: true,
      tags: true,
      tagRules: true,
      regions: true,
      resourceTypes: true,
      network: true,
      dns: true,
      environments: true,
      environmentsLayout: true,
      parameters: true,
      sizes: true,
      versions: true,
      stateBackend: true,
      modules: true,
      policies: true,
      ci: true,
    };
    const declared: Partial<Declared> = {} as StandardsProfileInput;
    expect(declared).toEqual({});
    expect(Object.keys(standardsProfileSchema.shape).sort()).toEqual(
      Object.keys(keys).sort(),
    );
  });

  it('names every mistake by its key', () => {
    const config = mockServices.rootConfig({
      data: {
        stackgen: { standards: { network: { zones: 7 }, colour: 'red' } },
      },
    });
    expect(() => readStandards(config)).toThrow(
      /stackgen\.standards\.network\.zones: .*stackgen\.standards\.colour: /,
    );
  });
});
