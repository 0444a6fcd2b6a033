// Holds what is sent against Slack's own types and documented limits: node check.mjs SCHEMA.json LIMITS.json LINES.jsonl
// Each line is {"kind": "message" | "modal" | "home", "body": …}: a list of blocks or {"blocks": …}, or a view.
// Ends with 1 and names line, place and fault if one is refused.
import { readFileSync } from 'node:fs';
import { Ajv } from 'ajv';

const [schema, limits, lines] = process.argv.slice(2, 5).map((file) => readFileSync(file, 'utf8'));
const known = JSON.parse(schema);
const limit = JSON.parse(limits);
const ajv = new Ajv({ strict: false, allErrors: true, allowUnionTypes: true });
ajv.addSchema(known, 'slack');

// One schema for each type of block: the fault of one block is said, not why it is none of twenty others.
const byType = new Map();
const collect = (reference) => {
  const name = decodeURIComponent(reference.replace('#/definitions/', ''));
  const definition = known.definitions[name];
  if (definition.anyOf?.every((one) => one.$ref)) {
    definition.anyOf.forEach((one) => collect(one.$ref));
  } else {
    // An image is one of two things, both of one type.
    byType.set((definition.anyOf?.[0] ?? definition).properties.type.const, ajv.compile({ $ref: `slack#/definitions/${encodeURIComponent(name)}` }));
  }
};
collect(known.definitions.Surfaces.properties.block.$ref);
const views = Object.fromEntries(
  ['modal', 'home'].map((kind) => [kind, ajv.compile({ $ref: `slack#/definitions/Surfaces/properties/${kind}` })]),
);

const faults = (validate, value, at) =>
  validate(value) ? [] : validate.errors.map((error) => `${at}${error.instancePath}: ${error.message} ${JSON.stringify(error.params)}`);

const texts = [];
const long = (value, most, at) => {
  const text = typeof value === 'object' && value !== null ? value.text : value;
  if (typeof text === 'string' && text.length > most) {
    texts.push(`${at}: ${text.length} characters, more than ${most}`);
  }
  if (typeof text === 'string' && text.length === 0) {
    texts.push(`${at}: empty`);
  }
};
const many = (list, most, at) => {
  if (Array.isArray(list) && (list.length > most || list.length === 0)) {
    texts.push(`${at}: ${list.length} items, must be 1 to ${most}`);
  }
};

function element(one, at) {
  long(one.action_id, limit.action_id.max_length, `${at}/action_id`);
  long(one.placeholder, limit.select.placeholder.max_length, `${at}/placeholder`);
  if (one.type === 'button') {
    long(one.text, limit.button.text.max_length, `${at}/text`);
    long(one.value, limit.button.value.max_length, `${at}/value`);
    long(one.url, limit.button.url.max_length, `${at}/url`);
  }
  for (const field of ['title', 'text', 'confirm', 'deny']) {
    long(one.confirm?.[field], limit.confirmation[field].max_length, `${at}/confirm/${field}`);
  }
  const most = { overflow: limit.overflow, checkboxes: limit.checkboxes, radio_buttons: limit.radio_buttons }[one.type];
  many(one.options, (most ?? limit.select).options.max_items, `${at}/options`);
  (one.options ?? []).forEach((option, index) => {
    long(option.text, limit.option.text.max_length, `${at}/options/${index}/text`);
    long(option.value, limit.option.value.max_length, `${at}/options/${index}/value`);
    long(option.description, limit.option.description.max_length, `${at}/options/${index}/description`);
  });
}

function documented(block, at) {
  long(block.block_id, limit.block_id.max_length, `${at}/block_id`);
  switch (block.type) {
    case 'section':
      long(block.text, limit.section.text.max_length, `${at}/text`);
      many(block.fields, limit.section.fields.max_items, `${at}/fields`);
      (block.fields ?? []).forEach((field, index) => long(field, limit.section.fields.item_max_length, `${at}/fields/${index}`));
      if (!block.text && !block.fields) texts.push(`${at}: neither text nor fields`);
      if (block.accessory) element(block.accessory, `${at}/accessory`);
      break;
    case 'header':
      long(block.text, limit.header.text.max_length, `${at}/text`);
      break;
    case 'markdown':
      long(block.text, limit.markdown.text.max_length, `${at}/text`);
      break;
    case 'context':
      many(block.elements, limit.context.elements.max_items, `${at}/elements`);
      block.elements.forEach((one, index) => long(one.text, limit.text.max_length, `${at}/elements/${index}`));
      break;
    case 'actions':
      many(block.elements, limit.actions.elements.max_items, `${at}/elements`);
      block.elements.forEach((one, index) => element(one, `${at}/elements/${index}`));
      break;
    case 'input':
      long(block.label, limit.input.label.max_length, `${at}/label`);
      long(block.hint, limit.input.hint.max_length, `${at}/hint`);
      element(block.element, `${at}/element`);
      break;
    case 'image':
      long(block.alt_text, limit.image.alt_text.max_length, `${at}/alt_text`);
      long(block.image_url, limit.image.image_url.max_length, `${at}/image_url`);
      break;
  }
}

const shown = (node) =>
  Array.isArray(node)
    ? node.reduce((sum, one) => sum + shown(one), 0)
    : node !== null && typeof node === 'object'
      ? Object.values(node).reduce((sum, one) => sum + shown(one), typeof node.text === 'string' ? node.text.length : 0)
      : 0;

function check({ kind, body }) {
  texts.length = 0;
  const found = [];
  const blocks = Array.isArray(body) ? body : body?.blocks;
  if (!['message', 'modal', 'home'].includes(kind) || !Array.isArray(blocks)) {
    return [`no blocks of a message, modal or home: ${kind}`];
  }
  blocks.forEach((block, index) => {
    const validate = byType.get(block.type);
    const wrong = validate ? faults(validate, block, `blocks/${index}`) : [`blocks/${index}: unknown type ${block.type}`];
    found.push(...wrong);
    if (wrong.length === 0) documented(block, `blocks/${index}`);
  });
  const ids = blocks.map((block) => block.block_id).filter(Boolean);
  if (new Set(ids).size < ids.length) texts.push('blocks: a block_id is not unique');
  if (kind === 'message') {
    if (blocks.length > 50) texts.push(`blocks: ${blocks.length}, more than 50`);
    // Slack does not document this limit: msg_blocks_too_long was seen from about here on.
    if (shown(blocks) > 13_200) texts.push(`blocks: ${shown(blocks)} characters in all, more than 13200`);
  } else {
    if (found.length === 0) found.push(...faults(views[kind], body, ''));
    many(blocks, limit.view.blocks.max_items, 'blocks');
    for (const field of ['private_metadata', 'callback_id', 'title', 'close', 'submit']) {
      if (body[field] !== '') long(body[field], limit.view[field].max_length, field);
    }
    long(body.external_id, 255, 'external_id');
    const bytes = Buffer.byteLength(JSON.stringify(body));
    if (bytes > 250_000) texts.push(`view: ${bytes} bytes, more than 250000`);
    if (kind === 'modal' && !body.submit && blocks.some((block) => block.type === 'input')) {
      texts.push('submit: needed where there is an input');
    }
  }
  return found.concat(texts);
}

let refused = 0;
let read = 0;
lines.split('\n').forEach((line, index) => {
  if (line.trim() === '') return;
  read++;
  for (const fault of check(JSON.parse(line))) {
    refused++;
    console.error(`line ${index + 1}: ${fault}`);
  }
});
console.log(`${read} read, ${refused} faults`);
process.exit(refused === 0 && read > 0 ? 0 : 1);
