"use server";

import { orgAction } from "@/lib/http";
import { completeTask, createTask, deleteTask, reopenTask, restoreTask, updateTask } from "@/lib/tasks";

export const createTaskAction = orgAction(createTask);
export const updateTaskAction = orgAction(updateTask);
export const completeTaskAction = orgAction(completeTask);
export const reopenTaskAction = orgAction(reopenTask);
export const deleteTaskAction = orgAction(deleteTask);
export const restoreTaskAction = orgAction(restoreTask);
