import { fieldPath, problemAt, readablePath } from './fieldPath';

const mapping = {
  name: 'default',
  rules: [{ id: 'service', match: {}, resourceType: 'container-service' }],
};
const problem = (where: string) => ({
  severity: 'error' as const,
  code: 'c',
  where,
  message: where,
});

describe('fieldPath', () => {
  it('writes paths as the backend does', () => {
    expect(fieldPath(3, undefined, 'parameters', 'storageGb')).toBe(
      'rules.3.parameters.storageGb',
    );
    expect(fieldPath(0, 'aws', 'implementation')).toBe(
      'rules.0.clouds.aws.implementation',
    );
  });

  it('finds the problem of a field and of what is inside, not of neighbours', () => {
    const problems = [
      problem('rules.0.parameters.cpuShare'),
      problem('rules.0.parameters.cpu.0'),
      problem('rules.10.parameters.cpu'),
    ];
    expect(problemAt(problems, 'rules.0.parameters.cpu')?.where).toBe(
      'rules.0.parameters.cpu.0',
    );
    expect(problemAt(problems, 'rules.1.parameters.cpu')).toBeUndefined();
  });

  it('names the rule to people, and leaves other places as they are', () => {
    expect(readablePath('rules.0.clouds.aws.parameters.cpu', mapping)).toBe(
      'rule service → clouds → aws → parameters → cpu',
    );
    expect(readablePath('rules.7.match', mapping)).toBe('rules.7.match');
    expect(readablePath('component:default/a', mapping)).toBe(
      'component:default/a',
    );
  });
});
