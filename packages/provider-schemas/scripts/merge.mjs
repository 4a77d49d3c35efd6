// What a configuration may say in every one of several provider versions.

const FLAGS = ['required', 'optional', 'computed', 'sensitive', 'write_only'];

/** A block of a schema dump, reduced to what a check needs. */
export function slimBlock(block) {
  const attributes = {};
  for (const [name, attribute] of Object.entries(block.attributes ?? {})) {
    attributes[name] = slimAttribute(attribute);
  }
  const blocks = {};
  for (const [name, type] of Object.entries(block.block_types ?? {})) {
    blocks[name] = {
      nesting: type.nesting_mode,
      minItems: type.min_items ?? 0,
      maxItems: type.nesting_mode === 'single' ? 1 : type.max_items ?? 0,
      block: slimBlock(type.block),
    };
  }
  return { attributes, blocks, only: {} };
}

function slimAttribute(attribute) {
  return {
    type: attribute.nested_type
      ? typeOfNested(attribute.nested_type)
      : attribute.type,
    flags: FLAGS.filter(flag => attribute[flag]),
    ...(attribute.deprecated && { deprecated: true }),
    ...(attribute.x_enum && { enum: attribute.x_enum }),
    ...(attribute.x_pattern && { pattern: attribute.x_pattern }),
    ...(attribute.x_exactly_one_of && {
      exactlyOneOf: attribute.x_exactly_one_of,
    }),
  };
}

// Attributes with nested attributes (plugin protocol 6) are written like an
// object, of which only the required members must be there.
function typeOfNested({ nesting_mode: nesting, attributes }) {
  const members = {};
  const optional = [];
  for (const [name, attribute] of Object.entries(attributes)) {
    members[name] = slimAttribute(attribute).type;
    if (!attribute.required) {
      optional.push(name);
    }
  }
  const object = ['object', members, optional];
  return nesting === 'single' || nesting === 'group'
    ? object
    : [nesting, object];
}

/** The intersection; `only` names what some of the versions lack. */
export function mergeBlocks(versions) {
  if (versions.length === 1) {
    return versions[0].block;
  }
  const only = {};
  const each = (kind, merge) => {
    const result = {};
    const names = new Set(versions.flatMap(v => Object.keys(v.block[kind])));
    for (const name of names) {
      const having = versions.filter(v => v.block[kind][name]);
      if (having.length === versions.length) {
        result[name] = merge(
          having.map(v => ({ version: v.version, part: v.block[kind][name] })),
        );
      } else {
        only[name] = having.map(v => v.version).join(', ');
      }
    }
    return result;
  };
  const attributes = each('attributes', mergeAttributes);
  const blocks = each('blocks', parts => ({
    nesting: parts.at(-1).part.nesting,
    minItems: Math.max(...parts.map(({ part }) => part.minItems)),
    maxItems: Math.min(...parts.map(({ part }) => part.maxItems || Infinity)),
    block: mergeBlocks(
      parts.map(({ version, part }) => ({ version, block: part.block })),
    ),
  }));
  for (const type of Object.values(blocks)) {
    if (type.maxItems === Infinity) {
      type.maxItems = 0;
    }
  }
  return { attributes, blocks, only };
}

function mergeAttributes(parts) {
  const versions = parts.map(({ part }) => part);
  const newest = versions.at(-1);
  const has = flag => versions.some(v => v.flags.includes(flag));
  const settable = versions.every(
    v => v.flags.includes('optional') || v.flags.includes('required'),
  );
  const flags = FLAGS.filter(flag => {
    if (flag === 'required') {
      return settable && has(flag);
    }
    if (flag === 'optional') {
      return settable && !has('required');
    }
    return flag === 'computed' ? has(flag) || !settable : has(flag);
  });
  const same = versions.every(
    v => JSON.stringify(v.type) === JSON.stringify(newest.type),
  );
  const enums = versions.map(v => v.enum).filter(Boolean);
  const shared = enums.reduce(
    (all, next) => all?.filter(x => next.includes(x)) ?? next,
    undefined,
  );
  return {
    type: same ? newest.type : 'dynamic',
    flags,
    ...(versions.some(v => v.deprecated) && { deprecated: true }),
    ...(shared && { enum: shared }),
    ...(newest.pattern && { pattern: newest.pattern }),
    ...(newest.exactlyOneOf && { exactlyOneOf: newest.exactlyOneOf }),
  };
}
