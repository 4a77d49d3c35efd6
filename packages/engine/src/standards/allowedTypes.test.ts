import { standardsSchema } from 'backstage-plugin-stackgen-common';
import { refusedByStandards } from './allowedTypes';

const standards = standardsSchema.parse({
  name: 'acme',
  resourceTypes: { allowed: ['queue', 'topic', 'aws:*'], denied: ['topic'] },
});

test('only what is allowed and not denied can be made', () => {
  const made = ['queue', 'topic', 'cache', 'aws:aws_mq_broker'].filter(
    type => !refusedByStandards(type, standards),
  );
  expect(made).toEqual(['queue', 'aws:aws_mq_broker']);
  expect(
    refusedByStandards('cache', standardsSchema.parse({})),
  ).toBeUndefined();
});

test('who is refused is told what to do', () => {
  expect(refusedByStandards('cache', standards)).toEqual({
    reason: 'The standards acme do not allow the resource type cache.',
    mend: 'Map it to one of queue, topic, aws:*, to "external" or to "none", or add cache to resourceTypes.allowed.',
  });
  expect(refusedByStandards('topic', standards)?.reason).toContain('deny');
});
