"use client";

import { useTranslations } from "next-intl";
import { useCallback } from "react";
import { moveLeadsAction } from "@/app/actions/leads";
import { useAction } from "@/components/data/use-action";
import type { AskClosing } from "@/components/leads/close-question";
import type { WriteQueue } from "@/components/leads/write-queue";
import type { Board, LeadCard } from "@/lib/leads/schemas";
import type { Pipeline, Stage } from "@/lib/pipeline/schemas";
import { blocksOf, cardsAmong, moveCards, type Block } from "./board-blocks";
import { cardAt, putCard, removeCard, type Place } from "./board-cache";
import type { BoardStore } from "./use-board-query";
import { useManyOutcome } from "./use-many-outcome";

type Options = {
  store: BoardStore;
  queue: WriteQueue;
  beforeChange: () => void;
  ask: AskClosing;
  remember: (undo: () => void) => void;
};
type Goal = { stage: Pick<Stage, "id" | "name" | "stage_type">; pipeline?: Pipeline; place: Place };

const quiet = { onError: () => true };

/**
 * Moves many cards in one request, shown at once. Each card's answer counts for itself: those that were refused go
 * back to where the server says they are, and all that moved can be taken back together.
 */
export function useManyMoves({ store, queue, beforeChange, ask, remember }: Options) {
  const t = useTranslations("board.many");
  const { run: send } = useAction(moveLeadsAction, quiet);
  const tell = useManyOutcome();

  /** Sends blocks and shows what the server says of each card; `known` are the cards as they were. */
  const sendBlocks = useCallback(
    async (blocks: Block[], known: LeadCard[], versions: ReadonlyMap<string, number>) => {
      const result = await send({
        blocks: blocks.map(({ ids, place, closing }) => ({
          leads: ids.map((lead_id) => ({ lead_id, version: versions.get(lead_id) })),
          new_stage_id: place.stage_id,
          after_id: place.after_id,
          before_id: place.before_id,
          ...closing,
        })),
      });
      if (!result.ok) return result;
      beforeChange();
      store.set((board) => settle(board, result.data.data, known));
      return result;
    },
    [send, store, beforeChange],
  );

  const moveTo = useCallback(
    async (ids: ReadonlySet<string>, { stage, pipeline, place }: Goal) => {
      const board = store.get();
      if (!board) return;
      const cards = cardsAmong(board, ids);
      const origin = blocksOf(board, ids);
      const isClosing = (card: LeadCard) => stage.stage_type !== "open" && card.status !== stage.stage_type;
      queue.hold();
      if (!pipeline) show((now) => moveCards(now, idsOf(cards), place));
      const closing = cards.some(isClosing)
        ? await ask(stage.stage_type, t("leads", { count: cards.length }))
        : {};
      if (closing) {
        if (pipeline) show((now) => cards.reduce((rest, { id }) => removeCard(rest, id), now));
        queue.add(() => go(cards, origin, { place, closing }));
      } else if (!pipeline) show((now) => restore(now, origin));
      queue.free();

      function show(change: (now: Board) => Board) {
        beforeChange();
        store.set(change);
      }
      async function go(moved: LeadCard[], back: Block[], to: Pick<Block, "place" | "closing">) {
        // A reason is for those that are closed by this; who was closed already keeps its own.
        const blocks = inRuns(moved, isClosing).map(({ items, fits }) => ({
          ids: idsOf(items),
          place: to.place,
          closing: fits ? to.closing : {},
        }));
        const versions = new Map(moved.map((card) => [card.id, currentVersion(store.get(), card)]));
        const result = await sendBlocks(blocks, moved, versions);
        const undo = result.ok ? () => takeBack(moved, back, result.data.data) : undefined;
        if (undo) remember(undo);
        else show((now) => moved.reduce((rest, card) => putCard(rest, card), now));
        tell(result, { stage: stage.name, pipeline: pipeline?.name, undo });
      }
      function takeBack(moved: LeadCard[], back: Block[], answers: Answers) {
        const gone = new Map(answers.flatMap(({ lead, error }) => (lead && !error ? [[lead.id, lead]] : [])));
        const blocks = back
          .map((block) => ({ ...block, ids: block.ids.filter((id) => gone.has(id)) }))
          .filter((block) => block.ids.length > 0);
        const versions = new Map(
          [...gone].map(([id, lead]) => [id, versionOnBoard(store.get(), id) ?? lead.version]),
        );
        queue.add(async () => {
          const result = await sendBlocks(blocks, moved, versions);
          tell(result, {});
        });
      }
    },
    [store, queue, beforeChange, ask, remember, sendBlocks, tell, t],
  );
  return moveTo;
}

type Answers = Extract<Awaited<ReturnType<typeof moveLeadsAction>>, { ok: true }>["data"]["data"];

/** Each card where the server says it is: in its place, on another board, or nowhere. */
function settle(board: Board, answers: Answers, known: LeadCard[]): Board {
  const cards = new Map(known.map((card) => [card.id, card]));
  return answers.reduce((now, { lead_id, lead }) => {
    const card = cardAt(now, lead_id)?.card ?? cards.get(lead_id);
    return lead && card ? putCard(now, { ...card, ...lead }) : removeCard(now, lead_id);
  }, board);
}

const restore = (board: Board, blocks: Block[]): Board =>
  blocks.reduce((now, { ids, place }) => moveCards(now, ids, place), board);

const idsOf = (cards: LeadCard[]) => cards.map(({ id }) => id);
const versionOnBoard = (board: Board | undefined, id: string) => board && cardAt(board, id)?.card.version;
const currentVersion = (board: Board | undefined, card: LeadCard) =>
  versionOnBoard(board, card.id) ?? card.version;

/** Neighbours that agree, together. */
function inRuns<T>(items: T[], test: (item: T) => boolean): { items: T[]; fits: boolean }[] {
  const runs: { items: T[]; fits: boolean }[] = [];
  for (const item of items) {
    const fits = test(item);
    const last = runs.at(-1);
    if (last?.fits === fits) last.items.push(item);
    else runs.push({ items: [item], fits });
  }
  return runs;
}
