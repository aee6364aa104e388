import NextAuth from "next-auth";
import { authOptions } from "@/lib/auth/next-auth";
import { rawRoute } from "@/lib/http";

const handler = (method: "GET" | "POST") =>
  rawRoute<{ nextauth: string[] }>(
    `${method} /auth/[...nextauth]`,
    (request, _meta, params) =>
      NextAuth(request, { params: Promise.resolve(params) }, authOptions()) as Promise<Response>,
  );

export const GET = handler("GET");
export const POST = handler("POST");
