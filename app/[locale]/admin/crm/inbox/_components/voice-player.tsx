"use client";

import { Mic, Music2, Pause, Play } from "lucide-react";
import { useTranslations } from "next-intl";
import { useRef, useState } from "react";
import { Button } from "@/components/ui/button";

const speeds = [1, 1.5, 2] as const;

/** A sound with its place and its speed; only one plays at a time. */
export function VoicePlayer({ url, isVoice }: { url: string | undefined; isVoice: boolean }) {
  const t = useTranslations("inbox.media");
  const audio = useRef<HTMLAudioElement>(null);
  const [isPlaying, setPlaying] = useState(false);
  const [seconds, setSeconds] = useState(0);
  const [length, setLength] = useState(0);
  const [speed, setSpeed] = useState<(typeof speeds)[number]>(1);
  const [isBroken, setBroken] = useState(false);
  const Icon = isVoice ? Mic : Music2;

  function toggle(): void {
    const element = audio.current;
    if (!element) return;
    if (!element.paused) return element.pause();
    for (const other of document.querySelectorAll("audio")) if (other !== element) other.pause();
    element.playbackRate = speed;
    void element.play().catch(() => setBroken(true));
  }

  function nextSpeed(): void {
    const next = speeds[(speeds.indexOf(speed) + 1) % speeds.length] ?? 1;
    setSpeed(next);
    if (audio.current) audio.current.playbackRate = next;
  }

  if (isBroken) {
    return (
      <a href={url} download className="block px-1.5 text-xs text-info underline underline-offset-2">
        {t("cannotPlay")}
      </a>
    );
  }
  return (
    <span className="flex w-64 max-w-full items-center gap-1.5 rounded-lg px-1 py-0.5">
      <audio
        ref={audio}
        src={url}
        preload="metadata"
        onPlay={() => setPlaying(true)}
        onPause={() => setPlaying(false)}
        onEnded={() => setSeconds(0)}
        onError={() => url && setBroken(true)}
        onTimeUpdate={(event) => setSeconds(event.currentTarget.currentTime)}
        onDurationChange={({ currentTarget: { duration } }) =>
          setLength(Number.isFinite(duration) ? duration : 0)
        }
      />
      <Button
        variant="ghost"
        size="icon"
        disabled={!url}
        onClick={toggle}
        aria-label={t(isPlaying ? "pause" : "play")}
      >
        {isPlaying ? <Pause /> : <Play />}
      </Button>
      <input
        type="range"
        min={0}
        max={Math.max(length, 0.1)}
        step={0.1}
        value={Math.min(seconds, Math.max(length, 0.1))}
        disabled={!url || length === 0}
        onChange={(event) => {
          if (audio.current) audio.current.currentTime = Number(event.target.value);
        }}
        aria-label={t("place")}
        aria-valuetext={clock(seconds)}
        className="h-1 min-w-0 flex-1 accent-primary"
      />
      <span className="w-9 shrink-0 text-right text-2xs text-muted-foreground num">
        {clock(isPlaying || seconds > 0 ? seconds : length)}
      </span>
      <Button
        variant="ghost"
        size="sm"
        className="w-11 shrink-0 px-0 text-2xs num"
        onClick={nextSpeed}
        aria-label={t("speed", { speed })}
      >
        {speed}×
      </Button>
      <Icon aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />
    </span>
  );
}

const clock = (seconds: number): string =>
  `${Math.floor(seconds / 60)}:${String(Math.floor(seconds % 60)).padStart(2, "0")}`;
