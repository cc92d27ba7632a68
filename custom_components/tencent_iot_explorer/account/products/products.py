"""The products of an account: asked for once, planned once, remembered on disk."""

import asyncio
from collections.abc import Collection
from dataclasses import replace

from homeassistant.core import HomeAssistant

from ...cloud import (
    REFUSALS,
    AuthenticationFailed,
    Client,
    CloudError,
    Product,
    ProductConfig,
    UnknownAction,
    warn_once,
)
from ...const import LOGGER
from ...thing import ThingModel, ThingModelError, parse_thing_model
from ..patience import PATIENCE_SECONDS, in_time, tried
from .doubts import Doubts
from .override_files import OVERRIDES
from .planning import build_model
from .product_model import ProductModel
from .stored_product import StoredProduct, is_whole, product_store, to_storage

SAVE_DELAY_SECONDS = 10


class Products:
    """The product models that the devices of one config entry share."""

    def __init__(self, hass: HomeAssistant, entry_id: str, client: Client) -> None:
        """Start empty; nothing is read before it is asked for."""
        self._untold: set[str] = set()
        self.doubts = Doubts()
        self._hass = hass
        self._client = client
        self._store = product_store(hass, entry_id)
        self._stored: dict[str, StoredProduct] = {}
        self._models: dict[str, ProductModel] = {}

    def __getitem__(self, product_id: str) -> ProductModel:
        """Return a product's model; an unknown product has an empty one."""
        return self._models.get(product_id) or ProductModel.unknown(product_id)

    @property
    def unreadable(self) -> frozenset[str]:
        """Return the products that the cloud refuses or leaves out."""
        return frozenset(self._untold - self._models.keys())

    def data_template(self, product_id: str) -> object:
        """Return the thing model as the cloud sent it, in its order."""
        stored = self._stored.get(product_id)
        return stored["data_template"] if stored else None

    async def async_load(self) -> None:
        """Read the products of the last run; broken ones are asked for again."""
        stored = await self._store.async_load() or {}
        self._stored = {key: each for key, each in stored.items() if is_whole(each)}
        await self.async_plan()

    async def async_plan(self) -> None:
        """Plan all products by the overrides as they are now."""
        for product_id in list(self._stored):
            await self._async_build(product_id)

    async def async_ensure(self, product_ids: Collection[str]) -> bool:
        """Fetch products that are not known yet; return whether all are known then.

        Raises CloudError where no product is known.
        """
        missing = sorted(set(product_ids) - self._models.keys())
        try:
            if missing:
                await self.async_fetch(missing)
        except CloudError as error:
            if isinstance(error, AuthenticationFailed) or not self._models:
                raise
            warn_once(f"New products cannot be read: {error.message}")
        return self._models.keys() >= set(product_ids)

    def forget_others(self, product_ids: Collection[str]) -> None:
        """Forget all other products."""
        self._untold &= set(product_ids)
        for product_id in self._stored.keys() - set(product_ids):
            del self._stored[product_id], self._models[product_id]
            self.doubts.forget(product_id)

    async def async_refresh(self) -> None:
        """Fetch all products again, also those that were refused. Raises CloudError."""
        await self.async_fetch(sorted(self._stored.keys() | self._untold))

    async def async_fetch(self, product_ids: Collection[str]) -> None:
        """Fetch products with their panel settings and remember them.

        One that has lost parts stays as it is until a later look agrees.
        """
        products = await async_fetch_products(self._client, product_ids)
        told = {product.product_id for product in products}
        self._untold = (self._untold | set(product_ids)) - told
        configs = await self._async_fetch_configs(sorted(told))
        for product in products:
            before = self._stored.get(product.product_id)
            config = configs.get(product.product_id)
            stored = to_storage(product, config, before)
            if (before and self._doubt(product)) or stored == before:
                continue
            self._stored[product.product_id] = stored
            await self._async_build(product.product_id)
        self._store.async_delay_save(lambda: self._stored, SAVE_DELAY_SECONDS)

    async def async_save(self) -> None:
        """Write what is waiting to be written."""
        await self._store.async_save(self._stored)

    async def _async_build(self, product_id: str) -> None:
        """Build a product's model, and give the event loop a turn."""
        self._models[product_id] = build_model(
            product_id, self._stored[product_id], self._hass.data.get(OVERRIDES, ())
        )
        await asyncio.sleep(0)

    def _doubt(self, product: Product) -> bool:
        """Doubt an answer with fewer parts; return whether it must not be believed yet.

        The parts that may have gone are unavailable until a later look.
        """
        product_id = product.product_id
        model = self[product_id]
        before = model.thing_model
        is_doubtful = self.doubts.doubt(product_id, before, _thing_model(product))
        missing = self.doubts.missing(product_id, before)
        if missing != model.missing:
            self._models[product_id] = replace(model, missing=missing)
        return is_doubtful

    async def _async_fetch_configs(
        self, product_ids: Collection[str]
    ) -> dict[str, ProductConfig]:
        """Return panel settings by product id, none where they cannot be read."""
        asking = self._client.device.get_products_config(product_ids)
        configs = await tried(in_time, asking, PATIENCE_SECONDS)
        if isinstance(configs, CloudError):
            warn_once(f"Settings of products cannot be read: {configs.message}")
            return {}
        return configs


async def async_fetch_products(
    client: Client, product_ids: Collection[str]
) -> list[Product]:
    """Fetch products, without those that the application may not see."""
    products: list[Product] = []
    try:
        products = await client.device.get_products(product_ids)
    except UnknownAction:
        raise
    except REFUSALS as error:
        LOGGER.debug("Products cannot be read: %s", error)
    if untold := set(product_ids) - {each.product_id for each in products}:
        warn_once(f"The cloud tells nothing of the products {sorted(untold)}")
    return products


def _thing_model(product: Product) -> ThingModel:
    """Return the thing model that the cloud has of a product, empty if unusable."""
    try:
        return parse_thing_model(product.data_template)
    except ThingModelError:
        return ThingModel.empty(product.product_id)
