import { check } from './check.mjs';

export const formatting = {
  name: 'formatting',
  title: 'Prettier',
  run: () => check('prettier/bin-prettier.js', ['--check', '.']),
};
