import type { MappingRule } from 'backstage-plugin-stackgen-common';
import { resourceTypes } from '../__testUtils__/sampleShop';
import {
  editRule,
  resetCloud,
  setImplementation,
  setParameter,
  setReason,
  setResourceType,
} from './editRule';

const rule: MappingRule = {
  id: 'service',
  match: { kind: 'Component', type: 'service' },
  resourceType: 'container-service',
};

describe('editRule', () => {
  it('changes one rule and leaves the others as they are', () => {
    const other = { ...rule, id: 'other' };
    const mapping = { name: 'default', rules: [other, rule] };
    const edited = editRule(mapping, 'service', r =>
      setParameter(r, undefined, 'cpu', 1024),
    );
    expect(edited.rules[0]).toBe(other);
    expect(edited.rules[1].parameters).toEqual({ cpu: 1024 });
    expect(mapping.rules[1].parameters).toBeUndefined();
  });

  it('leaves no trace of values that were set and given back', () => {
    const set = setParameter(
      setImplementation(
        setParameter(rule, undefined, 'cpu', 1024),
        'aws',
        'app-runner',
      ),
      'aws',
      'replicas',
      3,
    );
    expect(set.clouds).toEqual({
      aws: { implementation: 'app-runner', parameters: { replicas: 3 } },
    });
    const back = resetCloud(
      setParameter(set, undefined, 'cpu', undefined),
      'aws',
    );
    expect(back).toEqual(rule);
    expect(
      setParameter(
        setImplementation(set, 'aws', undefined),
        'aws',
        'replicas',
        undefined,
      ),
    ).toEqual({ ...rule, parameters: { cpu: 1024 } });
  });

  it('keeps values that are empty but meant: false, 0, an empty text or list', () => {
    const set = { exposed: false, replicas: 0, domain: '', countries: [] };
    let edited = rule;
    for (const [name, value] of Object.entries(set)) {
      edited = setParameter(edited, undefined, name, value);
    }
    expect(edited.parameters).toEqual(set);
  });

  it('drops what another resource type does not know, for all clouds', () => {
    const given: MappingRule = {
      ...rule,
      parameters: { cpu: 1024 },
      clouds: {
        aws: { implementation: 'app-runner', parameters: { replicas: 3 } },
        azure: {
          resourceType: 'postgres-database',
          parameters: { storageGb: 50 },
        },
      },
      environments: { production: { replicas: 5 } },
    };
    expect(setResourceType(given, undefined, 'queue', resourceTypes)).toEqual({
      ...rule,
      resourceType: 'queue',
      clouds: {
        azure: {
          resourceType: 'postgres-database',
          parameters: { storageGb: 50 },
        },
      },
    });
  });

  it('sets and takes back a resource type for one cloud alone', () => {
    const set = setResourceType(
      setParameter(rule, 'aws', 'cpu', 256),
      'aws',
      'static-website',
      resourceTypes,
    );
    expect(set.clouds).toEqual({ aws: { resourceType: 'static-website' } });
    expect(setResourceType(set, 'aws', undefined, resourceTypes)).toEqual(rule);
  });

  it('keeps a reason only where it is shown', () => {
    const none = setReason(
      setResourceType(rule, undefined, 'none', resourceTypes),
      'Bought as a service.',
    );
    expect(none.reason).toBe('Bought as a service.');
    expect(setReason(none, ' ').reason).toBeUndefined();
    expect(
      setResourceType(none, undefined, 'queue', resourceTypes).reason,
    ).toBeUndefined();
  });
});
