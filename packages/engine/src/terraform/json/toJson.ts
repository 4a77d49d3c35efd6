import type { BlockHandle } from '../BlockHandle';
import type { Body, Words } from '../body/Body';
import { wellFormed } from '../wellFormed';
import { jsonValue } from './jsonValue';
import { shield, unshield } from './shield';

type Json = Record<string, unknown>;

/**
 * A block in Terraform's JSON syntax, under its block type and labels, as cdktf
 * merges it into the stack.
 */
export function toJson(block: BlockHandle): Json {
  const { content, name } = block;
  const body = bodyToJson(block.body());
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

/** Some arguments and nested blocks of a block, by name. */
export function argumentsToJson(
  block: BlockHandle,
  names: readonly string[],
): Json {
  return unshield(bodyToJson(block.body(), names)) as Json;
}

function bodyToJson({ groups }: Body, only?: readonly string[]): Json {
  const json: Json = {};
  for (const item of groups.flat()) {
    if (only && !only.includes(item.name)) {
      continue;
    }
    if (item.kind === 'argument') {
      json[item.name] = jsonValue(item.value);
    } else if (item.kind === 'words') {
      json[item.name] = item.json ?? wordsToJson(item.words);
    } else {
      addBlock(json, [item.name, ...item.labels], bodyToJson(item.body));
    }
  }
  return json;
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
