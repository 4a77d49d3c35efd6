import { memo, useMemo } from 'react';
import { makeStyles } from '@material-ui/core/styles';
import { MONOSPACE } from '../common/monospace';
import { readableColor } from '../common/readableColor';
import { tokenizeHcl, type Token, type TokenKind } from './tokenizeHcl';

// Palette colours as they are have too little contrast for small text.
const useStyles = makeStyles(theme => ({
  code: {
    margin: 0,
    padding: theme.spacing(1.5, 0),
    fontFamily: MONOSPACE,
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.55,
    overflow: 'auto',
    maxHeight: '70vh',
    tabSize: 2,
    color: theme.palette.text.primary,
    backgroundColor: theme.palette.background.default,
    counterReset: 'line',
    '&:focus-visible': {
      outline: `2px solid ${theme.palette.primary.main}`,
      outlineOffset: -2,
    },
  },
  line: {
    display: 'block',
    minHeight: '1.55em',
    paddingRight: theme.spacing(2),
    '&::before': {
      counterIncrement: 'line',
      content: 'counter(line)',
      display: 'inline-block',
      width: theme.spacing(6),
      paddingRight: theme.spacing(2),
      textAlign: 'right',
      color: theme.palette.text.secondary,
      opacity: 0.8,
    },
  },
  plain: {},
  comment: { color: theme.palette.text.secondary, fontStyle: 'italic' },
  keyword: {
    color: readableColor(theme, theme.palette.info.main, 0.45),
    fontWeight: theme.typography.fontWeightBold as number,
  },
  attribute: { color: readableColor(theme, theme.palette.info.main, 0.3) },
  string: { color: readableColor(theme, theme.palette.success.main, 0.45) },
  expression: {
    color: readableColor(theme, theme.palette.secondary.main, 0.35),
  },
  number: { color: readableColor(theme, theme.palette.warning.main, 0.5) },
  function: { color: readableColor(theme, theme.palette.secondary.main, 0.35) },
}));

// A file this long is no longer read by eye; plain text scrolls better.
const MAX_COLOURED_LENGTH = 400_000;

function plainLines(source: string): Token[][] {
  return source
    .replace(/\n$/, '')
    .split('\n')
    .map(text => [{ kind: 'plain' as TokenKind, text }]);
}

interface HclCodeProps {
  path: string;
  content: string;
  label: string;
}

const HCL_PATH = /\.(tf|tfvars|hcl)$/;

/** A file's text with line numbers, coloured when it is Terraform. */
export const HclCode = memo(function Code(props: HclCodeProps) {
  const { path, content, label } = props;
  const classes = useStyles();
  const lines = useMemo(
    () =>
      HCL_PATH.test(path) && content.length < MAX_COLOURED_LENGTH
        ? tokenizeHcl(content)
        : plainLines(content),
    [path, content],
  );
  return (
    // It scrolls, so the keyboard must be able to get into it.
    // eslint-disable-next-line jsx-a11y/no-noninteractive-tabindex
    <pre className={classes.code} role="region" aria-label={label} tabIndex={0}>
      {lines.map((line, index) => (
        <code key={index} className={classes.line}>
          {line.map((token, at) =>
            token.kind === 'plain' ? (
              token.text
            ) : (
              <span key={at} className={classes[token.kind]}>
                {token.text}
              </span>
            ),
          )}
          {'\n'}
        </code>
      ))}
    </pre>
  );
});
