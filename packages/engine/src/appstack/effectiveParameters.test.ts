import type { AppStackNode } from 'backstage-plugin-stackgen-common';
import { effectiveValues } from './effectiveParameters';

const node: Pick<AppStackNode, 'parameters' | 'environments'> = {
  parameters: {
    size: { value: 'medium', origin: 'standards' },
    storageGb: { value: 50, origin: 'mapping rule' },
    version: { value: '16', origin: 'annotation' },
  },
  environments: {
    production: {
      size: { value: 'large', origin: 'standards' },
      storageGb: { value: 200, origin: 'environment' },
    },
  },
};

describe('effectiveValues', () => {
  it('gives what the node says where no environment differs', () => {
    expect(effectiveValues(node, undefined, undefined)).toEqual(
      node.parameters,
    );
    expect(effectiveValues(node, undefined, 'staging')).toEqual(
      node.parameters,
    );
  });

  it('lets the standards and the rule of an environment decide in it', () => {
    expect(effectiveValues(node, undefined, 'production')).toEqual({
      size: { value: 'large', origin: 'standards' },
      storageGb: { value: 200, origin: 'environment' },
      version: { value: '16', origin: 'annotation' },
    });
  });

  it('puts a setting over the standards of an environment, but under the value of a rule for it', () => {
    const settings = {
      parameters: { size: 'small', storageGb: 20, version: '17' },
    };
    expect(effectiveValues(node, settings, 'production')).toEqual({
      size: { value: 'small', origin: 'appStack setting' },
      storageGb: { value: 200, origin: 'environment' },
      version: { value: '17', origin: 'appStack setting' },
    });
  });

  it('puts a setting for an environment over everything, there only', () => {
    const settings = {
      parameters: { storageGb: 20 },
      environments: { production: { storageGb: 500 } },
    };
    const { storageGb } = effectiveValues(node, settings, 'production');
    expect(storageGb).toEqual({ value: 500, origin: 'environment' });
    expect(effectiveValues(node, settings, 'staging').storageGb).toEqual({
      value: 20,
      origin: 'appStack setting',
    });
  });

  it('does not let the standards of an environment undo what was decided above them', () => {
    const edited = {
      parameters: { size: { value: 'small', origin: 'annotation' as const } },
      environments: node.environments,
    };
    expect(effectiveValues(edited, undefined, 'production').size.value).toBe(
      'small',
    );
  });

  it('finds nothing in environments that only an object has by birth', () => {
    expect(effectiveValues(node, undefined, 'constructor')).toEqual(
      node.parameters,
    );
  });
});
