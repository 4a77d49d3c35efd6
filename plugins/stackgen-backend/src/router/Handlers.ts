import type { z } from 'zod';
import type { Caller } from './Caller';
import type { Download, Operation } from './Operation';
import type { Operations } from './operations';

/** A request after it was checked. */
export interface HandlerInput<TOperation extends Operation> {
  params: z.output<TOperation['params']>;
  query: z.output<TOperation['query']>;
  body: z.output<TOperation['body']>;
  caller: Caller;
}

type Answer<TOperation extends Operation> =
  TOperation['response'] extends z.ZodType
    ? z.output<TOperation['response']>
    : Download;

/** What answers each operation. */
export type Handlers = {
  [Id in keyof Operations]: (
    input: HandlerInput<Operations[Id]>,
  ) => Promise<Answer<Operations[Id]>>;
};
