from uuid import UUID

from fastapi import APIRouter, status

from ..dependencies import ArticlesDep, PagingDep, Scope, requires
from ..schemas import ArticleChange, ArticleDraft, ArticleView, Page
from ..tables import Article

router = APIRouter(prefix="/articles")


@router.get("", response_model=Page[ArticleView])
async def list_articles(articles: ArticlesDep, paging: PagingDep):
    items, total = await articles.page(paging.offset, paging.limit)
    return {"items": items, "total": total}


@router.get("/{article_id}")
async def read_article(articles: ArticlesDep, article_id: UUID) -> ArticleView:
    return await articles.read(article_id)


@router.post(
    "",
    response_model=ArticleView,
    status_code=status.HTTP_201_CREATED,
    dependencies=[requires(Scope.write)],
)
async def draft_article(articles: ArticlesDep, data: ArticleDraft) -> Article:
    return await articles.draft(data)


@router.patch("/{article_id}", response_model=ArticleView, dependencies=[requires(Scope.write)])
async def change_article(articles: ArticlesDep, article_id: UUID, data: ArticleChange) -> Article:
    return await articles.change(article_id, data)


@router.post(
    "/{article_id}/publish",
    response_model=ArticleView,
    responses={409: {"description": "Published before"}},
    dependencies=[requires(Scope.publish)],
)
async def publish_article(articles: ArticlesDep, article_id: UUID) -> Article:
    return await articles.publish(article_id)


@router.delete(
    "/{article_id}",
    status_code=status.HTTP_204_NO_CONTENT,
    dependencies=[requires(Scope.write, Scope.publish)],
)
async def remove_article(articles: ArticlesDep, article_id: UUID) -> None:
    await articles.remove(article_id)
