import type { BlockHandle } from '../BlockHandle';
import type { Body, BodyItem, Words } from '../body/Body';
import { wellFormed } from '../wellFormed';
import { jsonValue, type Keep } from './jsonValue';
import { shield } from './shield';

type Json = Record<string, unknown>;

/**
 * A block in Terraform's JSON syntax, under its block type and labels, as cdktf
 * merges it into the stack.
 */
export function toJson(block: BlockHandle): Json {
  const { content, name } = block;
  const body = bodyToJson(block.body(), shield);
  const options = 'options' in content ? content.options : {};
  if ('comment' in options && options.comment) {
    body['//'] = shield(wellFormed(options.comment));
  }
  switch (content.kind) {
    case 'resource':
    case 'data':
      return { [content.kind]: { [content.type]: { [name]: body } } };
    case 'provider':
      return { provider: { [name]: [body] } };
    case 'moved':
      return { moved: [body] };
    case 'locals':
    case 'terraform':
      return { [content.kind]: body };
    default:
      return { [content.kind]: { [name]: body } };
  }
}

/**
 * One argument of a block, or its nested blocks of one name, as plain data;
 * undefined where it has none.
 */
export function argumentToJson(block: BlockHandle, name: string): unknown {
  const json: Json = {};
  for (const group of block.body().groups) {
    for (const item of group) {
      if (item.name !== name) {
        continue;
      }
      if (item.kind === 'argument') {
        return jsonValue(item.value, asItIs);
      }
      addItem(json, item, asItIs);
    }
  }
  return json[name];
}

function asItIs<T>(value: T): T {
  return value;
}

function bodyToJson({ groups }: Body, keep: Keep): Json {
  const json: Json = {};
  for (const group of groups) {
    for (const item of group) {
      addItem(json, item, keep);
    }
  }
  return json;
}

function addItem(json: Json, item: BodyItem, keep: Keep): void {
  if (item.kind === 'argument') {
    json[item.name] = jsonValue(item.value, keep);
  } else if (item.kind === 'words') {
    json[item.name] = item.json ?? wordsToJson(item.words);
  } else {
    addBlock(json, [item.name, ...item.labels], bodyToJson(item.body, keep));
  }
}

function wordsToJson(words: Words['words']): unknown {
  if (typeof words === 'string') {
    return words;
  }
  return words instanceof Map ? Object.fromEntries(words) : [...words];
}

// One block is an object, several of them are a list.
function addBlock(json: Json, [name, ...labels]: string[], body: Json): void {
  if (labels.length > 0) {
    json[name] ??= {};
    addBlock(json[name] as Json, labels, body);
    return;
  }
  const others = json[name];
  if (others === undefined) {
    json[name] = body;
  } else if (Array.isArray(others)) {
    others.push(body);
  } else {
    json[name] = [others, body];
  }
}
