import { useRef, useState } from 'react';
import Grid from '@material-ui/core/Grid';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';
import { makeStyles } from '@material-ui/core/styles';
import Alert from '@material-ui/lab/Alert';
import { useApi } from '@backstage/frontend-plugin-api';
import { usePermission } from '@backstage/plugin-permission-react';
import {
  stackgenMappingUpdatePermission,
  type Mapping,
  type PreviewRequest,
  type Problem,
  type StoredMapping,
} from 'backstage-plugin-stackgen-common';
import { useAddress } from '../address/useAddress';
import { stackgenApiRef } from '../api/stackgenApiRef';
import { kindOf } from '../common/describeEntityType';
import { Moment } from '../common/Moment';
import { PersonLink } from '../common/PersonLink';
import { Loading } from '../request/Loading';
import { readError } from '../request/readError';
import { RequestError } from '../request/RequestError';
import { useRequest } from '../request/useRequest';
import { useTexts } from '../translation';
import { addRule } from './addRule';
import { changedRules } from './changedRules';
import { editRule } from './editRule';
import { EffectBar } from './EffectBar';
import { readablePath } from './fieldPath';
import { listTypeRows, type TypeRow } from './listTypeRows';
import { NewRulePanel } from './NewRulePanel';
import { RulePanel } from './RulePanel';
import { SaveNotice } from './SaveNotice';
import { SaveDialog } from './stackEffects/SaveDialog';
import { editButtonId, TypeTable } from './TypeTable';
import type { MappingDraft } from './useMappingDraft';
import { useMappingPreviews } from './useMappingPreviews';
import { useSaveMapping } from './useSaveMapping';

const useStyles = makeStyles(theme => ({
  head: { padding: theme.spacing(2, 2, 1) },
  note: { marginBottom: theme.spacing(2) },
  card: { overflow: 'hidden' },
}));

const FORBIDDEN_ID = 'stackgen-mapping-forbidden';
const NEWER_ID = 'stackgen-mapping-newer';

interface MappingEditorProps {
  draft: MappingDraft;
  mapping: Mapping;
  stored: StoredMapping;
  request: PreviewRequest;
  stackName?: string;
}

/** The rules that concern the entities here, editable, with their effect. */
export function MappingEditor(props: MappingEditorProps) {
  const { draft, mapping, stored, request, stackName } = props;
  const classes = useStyles();
  const t = useTexts();
  const api = useApi(stackgenApiRef);
  const { address, go } = useAddress();
  const update = usePermission({
    permission: stackgenMappingUpdatePermission,
  });
  const previews = useMappingPreviews(draft, request);
  const saving = useSaveMapping(draft);
  const [reviewing, setReviewing] = useState(false);
  const use = useRequest(
    draft.dirty ? JSON.stringify([draft.name, stored.revision]) : undefined,
    signal => api.getMappingUse(draft.name, { signal }),
  );
  const [faults, setFaults] = useState<ReadonlySet<string>>(new Set());
  const { result } = saving;
  // Of several rows of one rule, the one that opened it gets the focus back.
  const opener = useRef<string>();

  if (previews.stored.error) {
    return (
      <RequestError
        error={previews.stored.error}
        title={t('error.preview')}
        onRetry={previews.stored.retry}
      />
    );
  }
  if (!previews.shown) {
    return <Loading lines={8} />;
  }

  const disabled = update.loading || !update.allowed;
  const problems = eachOnce([
    ...(result?.is === 'failed' ? readError(result.error).problems : []),
    ...previews.problems,
  ]);
  const rows = listTypeRows(previews.shown);
  const ruleIndex = mapping.rules.findIndex(rule => rule.id === address.row);
  const rule = mapping.rules[ruleIndex];
  const row = rows.find(r => r.key === address.row);

  const edit = (change: (before: Mapping) => Mapping) => {
    saving.forget();
    draft.edit(change);
  };
  const setFault = (path: string, faulty: boolean) =>
    setFaults(before => {
      if (before.has(path) === faulty) {
        return before;
      }
      const after = new Set(before);
      if (faulty) {
        after.add(path);
      } else {
        after.delete(path);
      }
      return after;
    });
  const close = () => {
    const opened = rows.filter(r => r.key === address.row);
    const from = opened.find(r => r.id === opener.current) ?? opened[0];
    go({ row: undefined });
    if (from) {
      document.getElementById(editButtonId(from))?.focus();
    }
  };
  const toggle = ({ id, key }: TypeRow) => {
    opener.current = id;
    if (key === address.row) {
      close();
    } else {
      go({ row: key });
    }
  };
  const isUnused = use.value && use.value.items.length + use.value.hidden === 0;
  // The backend refuses it, and says the same of each appStack.
  const isWrong = previews.edited.error && previews.problems.length > 0;
  const save = () => {
    if (faults.size > 0) {
      document.querySelector<HTMLElement>('[aria-invalid="true"]')?.focus();
    } else if (isUnused || isWrong) {
      saving.save();
    } else {
      setReviewing(true);
    }
  };

  return (
    <>
      {!update.loading && !update.allowed && (
        <Alert severity="info" id={FORBIDDEN_ID} className={classes.note}>
          {t('error.noMappingUpdate', {
            permission: stackgenMappingUpdatePermission.name,
          })}
        </Alert>
      )}
      <div role="status">
        {result?.is === 'saved' && !draft.dirty && (
          <Alert severity="success" className={classes.note} role="note">
            {t('mapping.effect.saved', { revision: String(result.revision) })}
          </Alert>
        )}
      </div>
      <SaveNotice
        draft={draft}
        result={result}
        busy={saving.busy}
        newerId={NEWER_ID}
        onLook={saving.look}
        onReload={() => {
          saving.forget();
          draft.discard();
          draft.retry();
        }}
      />
      <Grid container spacing={2}>
        <Grid item xs={12} lg={rule || row ? 7 : 12}>
          <Paper className={classes.card}>
            <div className={classes.head}>
              <Typography variant="h6" component="h2">
                {t('mapping.title', { name: mapping.title ?? mapping.name })}
              </Typography>
              <Typography variant="body2" color="textSecondary" component="div">
                {t('mapping.explanation')}{' '}
                {stored.updatedAt && stored.updatedBy
                  ? t('mapping.savedBy', {
                      time: <Moment iso={stored.updatedAt} />,
                      user: <PersonLink entityRef={stored.updatedBy} />,
                    })
                  : `${t('mapping.neverSaved')}.`}
              </Typography>
            </div>
            {rows.length === 0 ? (
              <Typography className={classes.head} color="textSecondary">
                {t('mapping.empty')}
              </Typography>
            ) : (
              <TypeTable
                rows={rows}
                mapping={mapping}
                stored={stored.mapping}
                open={address.row}
                onToggle={toggle}
              />
            )}
          </Paper>
        </Grid>
        {(rule || row) && (
          <Grid item xs={12} lg={5}>
            {rule && (
              <RulePanel
                key={rule.id}
                rule={rule}
                ruleIndex={ruleIndex}
                entityRefs={rows
                  .filter(r => r.rule === rule.id)
                  .flatMap(r => r.entityRefs)}
                problems={problems}
                disabled={disabled || saving.busy}
                onChange={change =>
                  edit(before => editRule(before, rule.id, change))
                }
                onFault={setFault}
                onClose={close}
              />
            )}
            {!rule && row && !row.rule && (
              <NewRulePanel
                row={row}
                disabled={disabled || saving.busy}
                onChoose={resourceType => {
                  const match = {
                    kind: kindOf(row.entityRefs[0]),
                    ...(row.type && { type: row.type }),
                  };
                  const added = addRule(mapping, match, resourceType);
                  edit(() => added);
                  go({ row: added.rules.slice(-1)[0].id }, { replace: true });
                }}
                onClose={close}
              />
            )}
          </Grid>
        )}
      </Grid>
      <EffectBar
        stored={previews.stored.value}
        edited={previews.edited.value}
        stackName={stackName}
        dirty={draft.dirty}
        changed={changedRules(stored.mapping, mapping)}
        faultCount={faults.size}
        others={
          (use.value?.items.filter(({ id }) => id !== request.appStackId)
            .length ?? 0) + (use.value?.hidden ?? 0)
        }
        working={previews.edited.loading}
        error={previews.edited.error}
        problems={problems.map(problem => ({
          ...problem,
          where: readablePath(problem.where, mapping),
        }))}
        saving={saving.busy}
        disabled={disabled || draft.newer !== undefined}
        disabledId={disabled ? FORBIDDEN_ID : NEWER_ID}
        onUndo={() => {
          saving.forget();
          draft.undo();
        }}
        onDiscard={() => {
          saving.forget();
          draft.discard();
        }}
        onSave={save}
      />
      {reviewing && (
        <SaveDialog
          title={mapping.title ?? mapping.name}
          use={use}
          request={{ mapping, expectedRevision: stored.revision }}
          here={request.appStackId}
          onSave={() => {
            setReviewing(false);
            saving.save();
          }}
          onClose={() => setReviewing(false)}
        />
      )}
    </>
  );
}

/** What keeps a mapping from being saved keeps its effect from showing, too. */
function eachOnce(problems: Problem[]): Problem[] {
  return problems.filter(
    ({ where, message }, index) =>
      problems.findIndex(
        other => other.where === where && other.message === message,
      ) === index,
  );
}
