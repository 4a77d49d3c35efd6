import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type { Parameters } from 'backstage-plugin-stackgen-common';
import { MONOSPACE } from '../common/monospace';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTexts } from '../translation';
import { useTypedValue } from './useTypedValue';

const useStyles = makeStyles(theme => ({
  text: {
    fontFamily: MONOSPACE,
    fontSize: theme.typography.pxToRem(13),
    lineHeight: 1.5,
  },
}));

interface ArgumentsFieldProps {
  id: string;
  value?: Parameters;
  /** What the backend says about the arguments. */
  problems: string[];
  disabled: boolean;
  onChange: (value: Parameters | undefined) => void;
  /** The typed text is no value; nothing changes until it is. */
  onFault: (faulty: boolean) => void;
}

/** The arguments of a provider's resource, which has too many for a form. */
export function ArgumentsField(props: ArgumentsFieldProps) {
  const { id, value, problems, disabled, onChange, onFault } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const { text, fault, change } = useTypedValue({
    value,
    write: writeArguments,
    read: readArguments,
    onChange,
    onFault,
  });
  const error = fault
    ? t('mapping.provider.notJson')
    : problems.join(' ') || undefined;

  return (
    <TextField
      id={id}
      multiline
      minRows={4}
      maxRows={20}
      fullWidth
      label={t('mapping.provider.arguments')}
      value={text}
      disabled={disabled}
      error={error !== undefined}
      helperText={[error, t('mapping.provider.argumentsHelp')]
        .filter(Boolean)
        .join(' ')}
      variant="outlined"
      size="small"
      placeholder={'{\n  "engine_type": "ActiveMQ"\n}'}
      InputProps={{ classes: { input: classes.text } }}
      inputProps={{ spellCheck: false }}
      FormHelperTextProps={{
        disabled: false,
        classes: { error: errors.field },
      }}
      InputLabelProps={{ shrink: true, classes: { error: errors.field } }}
      onChange={event => change(event.target.value)}
    />
  );
}

function writeArguments(value: Parameters | undefined): string {
  return value === undefined || Object.keys(value).length === 0
    ? ''
    : JSON.stringify(value, undefined, 2);
}

function readArguments(
  text: string,
):
  | { value: Parameters | undefined; fault?: undefined }
  | { fault: 'not-json' } {
  if (text.trim() === '') {
    return { value: undefined };
  }
  try {
    const read: unknown = JSON.parse(text);
    return typeof read === 'object' && read !== null && !Array.isArray(read)
      ? { value: read as Parameters }
      : { fault: 'not-json' };
  } catch {
    return { fault: 'not-json' };
  }
}
