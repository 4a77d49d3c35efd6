import Button from '@material-ui/core/Button';
import InputAdornment from '@material-ui/core/InputAdornment';
import MenuItem from '@material-ui/core/MenuItem';
import TextField from '@material-ui/core/TextField';
import { makeStyles } from '@material-ui/core/styles';
import type {
  ParameterInfo,
  Parameters,
} from 'backstage-plugin-stackgen-common';
import { useErrorClasses } from '../common/useErrorClasses';
import { useTexts, type Texts } from '../translation';
import {
  readParameter,
  writeParameter,
  type ParameterFault,
} from './parameterText';
import { useTypedValue } from './useTypedValue';

type Value = Parameters[string];

const useStyles = makeStyles(theme => ({
  placeholder: {
    // The default is information, not decoration: it has to be readable.
    '&::placeholder': { color: theme.palette.text.secondary, opacity: 1 },
  },
  reset: { marginLeft: theme.spacing(1) },
}));

function describeFault(fault: ParameterFault, t: Texts): string {
  switch (fault.kind) {
    case 'number':
      return t('mapping.field.errorNumber');
    case 'integer':
      return t('mapping.field.errorInteger');
    case 'minimum':
      return t('mapping.field.errorMinimum', {
        minimum: String(fault.minimum),
      });
    case 'maximum':
      return t('mapping.field.errorMaximum', {
        maximum: String(fault.maximum),
      });
    case 'pattern':
      return t('mapping.field.errorPattern', { pattern: fault.pattern });
    case 'option':
      return t('mapping.field.errorOption', {
        options: fault.options.join(', '),
      });
    default:
      return t('mapping.field.errorMap', { line: String(fault.line) });
  }
}

function describeLimits(info: ParameterInfo, t: Texts): string | undefined {
  const { minimum, maximum } = info;
  if (info.type === 'list') {
    return t('mapping.field.list');
  }
  if (info.type === 'map') {
    return t('mapping.field.map');
  }
  if (minimum !== undefined && maximum !== undefined) {
    return t('mapping.field.range', {
      minimum: String(minimum),
      maximum: String(maximum),
    });
  }
  if (minimum !== undefined) {
    return t('mapping.field.atLeast', { minimum: String(minimum) });
  }
  return maximum === undefined
    ? undefined
    : t('mapping.field.atMost', { maximum: String(maximum) });
}

interface ParameterFieldProps {
  id: string;
  info: ParameterInfo;
  /** Set at this place; absent when inherited. */
  value?: Value;
  /** What counts when nothing is set here, and from where it comes. */
  inherited: { value?: Value; from: 'default' | 'rule' };
  /** "Set in this rule", "Set for AWS". */
  setHere: string;
  /** What the backend says about this field. */
  problem?: string;
  disabled: boolean;
  onChange: (value: Value | undefined) => void;
  /** The typed text is no value; nothing changes until it is. */
  onFault: (faulty: boolean) => void;
}

/** One parameter: its value here, or what it inherits, and what is allowed. */
export function ParameterField(props: ParameterFieldProps) {
  const { id, info, value, inherited, setHere, problem, disabled } = props;
  const { onChange, onFault } = props;
  const classes = useStyles();
  const errors = useErrorClasses();
  const t = useTexts();
  const { text, fault, change } = useTypedValue<Value, ParameterFault>({
    value,
    write: given => writeParameter(info, given),
    read: typed => readParameter(info, typed),
    onChange,
    onFault,
  });

  const choice = info.type === 'boolean' || info.type === 'enum';
  const show = (shown: Value | undefined) => {
    if (shown === undefined || shown === null) {
      return t('mapping.field.noDefault');
    }
    if (typeof shown === 'boolean') {
      return t(shown ? 'mapping.field.on' : 'mapping.field.off');
    }
    return writeParameter(info, shown) || t('mapping.field.noDefault');
  };
  const origin = (() => {
    if (value !== undefined) {
      return setHere;
    }
    if (inherited.value === undefined) {
      return undefined;
    }
    return t(
      inherited.from === 'rule'
        ? 'mapping.field.fromRule'
        : 'mapping.field.fromDefault',
      {
        value: show(inherited.value).replace(/\n/g, ', '),
      },
    );
  })();
  const error = fault ? describeFault(fault, t) : problem;
  const help = [info.description, describeLimits(info, t), origin]
    .filter(Boolean)
    .map(sentence => `${sentence}`.replace(/[^.!?]$/, '$&.'))
    .join(' ');
  const multiline = info.type === 'list' || info.type === 'map';

  return (
    <div>
      <TextField
        id={id}
        select={choice}
        multiline={multiline}
        maxRows={multiline ? 8 : undefined}
        label={info.title}
        value={text}
        required={info.required}
        disabled={disabled}
        error={error !== undefined}
        helperText={error ? `${error} ${help}` : help}
        variant="outlined"
        size="small"
        fullWidth
        placeholder={
          inherited.value === undefined
            ? undefined
            : writeParameter(info, inherited.value)
        }
        FormHelperTextProps={{
          disabled: false,
          classes: { error: errors.field },
        }}
        InputLabelProps={{ shrink: true, classes: { error: errors.field } }}
        SelectProps={{ displayEmpty: true }}
        inputProps={{ ...(!choice && { 'aria-invalid': error !== undefined }) }}
        InputProps={{
          classes: { input: classes.placeholder },
          endAdornment: info.unit && (
            <InputAdornment position="end">{info.unit}</InputAdornment>
          ),
        }}
        onChange={event => change(event.target.value)}
      >
        {choice && (
          <MenuItem value="">
            {t('mapping.field.inheritValue', { value: show(inherited.value) })}
          </MenuItem>
        )}
        {info.type === 'boolean' &&
          ([true, false] as const).map(option => (
            <MenuItem key={String(option)} value={String(option)}>
              {show(option)}
            </MenuItem>
          ))}
        {info.type === 'enum' &&
          [
            ...(info.options ?? []),
            // A stored value that is no option any more must be seen to be mended.
            ...(text && !info.options?.includes(text) ? [text] : []),
          ].map(option => (
            <MenuItem key={option} value={option}>
              {option}
            </MenuItem>
          ))}
      </TextField>
      {(value !== undefined || fault) && !disabled && (
        <Button
          className={classes.reset}
          size="small"
          aria-label={t('mapping.panel.resetField', { field: info.title })}
          onClick={() => {
            change('');
            document.getElementById(id)?.focus();
          }}
        >
          {t('mapping.panel.reset')}
        </Button>
      )}
    </div>
  );
}
