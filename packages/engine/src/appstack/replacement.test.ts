import { ownValue } from './ownValue';
import { replacingHashes } from './replacement';
import { REPLACING_ATTRIBUTES } from './replacingAttributes';

function hashesOf(type: string, attributes: Record<string, unknown>) {
  return replacingHashes(type, name => ownValue(attributes, name));
}

describe('replacingHashes', () => {
  const attributes = {
    engine: 'postgres',
    kms_key_id: { key: 'a', other: ['b'] },
    instance_class: 'db.t4g.micro',
  };

  it('has a hash for each attribute that is set and cannot change in place', () => {
    expect(hashesOf('aws_db_instance', attributes)).toEqual({
      engine: expect.stringMatching(/^[0-9a-f]{12}$/),
      kms_key_id: expect.stringMatching(/^[0-9a-f]{12}$/),
    });
  });

  it('differs exactly where a value differs', () => {
    const before = hashesOf('aws_db_instance', attributes);
    const after = hashesOf('aws_db_instance', {
      kms_key_id: { other: ['b'], key: 'a' },
      engine: 'mysql',
      instance_class: 'db.t4g.large',
    });
    expect(after?.engine).not.toBe(before?.engine);
    expect(after?.kms_key_id).toBe(before?.kms_key_id);
  });

  it('claims nothing about types that it does not know', () => {
    expect(hashesOf('aws_mq_broker', { engine: 'x' })).toBeUndefined();
    expect(hashesOf('constructor', {})).toBeUndefined();
    expect(hashesOf('aws_ecs_task_definition', { cpu: 1 })).toEqual({});
  });

  it('lists types and attributes once and in order', () => {
    const types = Object.keys(REPLACING_ATTRIBUTES);
    expect(types).toEqual([...types].sort());
    for (const names of Object.values(REPLACING_ATTRIBUTES)) {
      expect(names).toEqual([...new Set(names)].sort());
    }
  });
});
